/** A walker's notices. The inbox is the source; every other channel points to an entry in it. */
@NullMarked
package com.firewalker.notification.inbox;

import org.jspecify.annotations.NullMarked;
