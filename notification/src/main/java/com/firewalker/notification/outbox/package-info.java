/** The transactional outbox: calls to other services, pushes and mails, retried with pauses and parked when they keep failing. */
@NullMarked
package com.firewalker.notification.outbox;

import org.jspecify.annotations.NullMarked;
