/** Web Push: subscriptions, encryption, and delivery to known push services only. */
@NullMarked
package com.firewalker.notification.push;

import org.jspecify.annotations.NullMarked;
