package com.firewalker.platform.ledger.lane;

import org.jspecify.annotations.Nullable;

/**
 * A command's answer after its commit.
 *
 * @param position where the command's events ended, or the head it saw when it appended nothing
 */
public record Committed<R extends @Nullable Object>(R result, long position) {}
