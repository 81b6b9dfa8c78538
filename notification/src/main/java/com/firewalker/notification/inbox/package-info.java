/** A walker's notices: the truth that every other channel only points to. */
@NullMarked
package com.firewalker.notification.inbox;

import org.jspecify.annotations.NullMarked;
