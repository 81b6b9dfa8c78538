/** The process of a day's goal, and the notice to friends who want it. */
@NullMarked
package com.firewalker.notification.goal;

import org.jspecify.annotations.NullMarked;
