/** Web Push: subscriptions, encryption, and the way to a push service and nowhere else. */
@NullMarked
package com.firewalker.notification.push;

import org.jspecify.annotations.NullMarked;
