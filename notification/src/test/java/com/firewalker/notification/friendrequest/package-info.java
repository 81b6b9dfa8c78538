/** Tests of this package. */
@NullMarked
package com.firewalker.notification.friendrequest;

import org.jspecify.annotations.NullMarked;
