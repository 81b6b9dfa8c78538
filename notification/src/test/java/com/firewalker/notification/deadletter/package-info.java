/** Tests of this package. */
@NullMarked
package com.firewalker.notification.deadletter;

import org.jspecify.annotations.NullMarked;
