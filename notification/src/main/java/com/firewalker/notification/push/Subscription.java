package com.firewalker.notification.push;

/** A browser that wants pushes for a walker. */
record Subscription(long id, String walkerId, String endpoint, byte[] p256dh, byte[] auth) {}
