/** Friends who want to hear of a walker's goal. */
@NullMarked
package com.firewalker.notification.friendgoal;

import org.jspecify.annotations.NullMarked;
