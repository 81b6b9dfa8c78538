/** The process around a day's goal. */
@NullMarked
package com.firewalker.notification.goal;

import org.jspecify.annotations.NullMarked;
