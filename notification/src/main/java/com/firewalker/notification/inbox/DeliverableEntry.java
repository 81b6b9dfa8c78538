package com.firewalker.notification.inbox;

import com.firewalker.notification.intent.Kind;
import java.time.Instant;
import java.util.Set;

/**
 * A fresh entry that may leave the inbox.
 *
 * @param kinds of those of its facts that may
 * @param until when telling it elsewhere loses its sense
 */
public record DeliverableEntry(String walkerId, long seq, Set<Kind> kinds, Instant until) {}
