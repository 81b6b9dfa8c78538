/** The process of a friend request: told, reminded, expired, ended by any answer. */
@NullMarked
package com.firewalker.notification.friendrequest;

import org.jspecify.annotations.NullMarked;
