/** Tells a walker what became of an appeal. */
@NullMarked
package com.firewalker.notification.appeal;

import org.jspecify.annotations.NullMarked;
