package com.firewalker.command.steps.sample;

import org.jspecify.annotations.Nullable;

/** How a sample of another date stands there: alive with a content, or deleted. Its parts on this date follow. */
public record Spill(SampleKey key, long version, @Nullable Sample sample) {}
