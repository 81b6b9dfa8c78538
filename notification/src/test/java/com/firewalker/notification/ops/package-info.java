/** Tests of what operators see. */
@NullMarked
package com.firewalker.notification.ops;

import org.jspecify.annotations.NullMarked;
