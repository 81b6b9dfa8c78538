/** Tests of this package. */
@NullMarked
package com.firewalker.notification.intent;

import org.jspecify.annotations.NullMarked;
