/** The process around a friend request: told, reminded, expired, over with any answer. */
@NullMarked
package com.firewalker.notification.friendrequest;

import org.jspecify.annotations.NullMarked;
