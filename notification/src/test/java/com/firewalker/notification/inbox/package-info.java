/** Tests of this package. */
@NullMarked
package com.firewalker.notification.inbox;

import org.jspecify.annotations.NullMarked;
