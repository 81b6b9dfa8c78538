package com.firewalker.command.steps.sample;

/** Says that a sample is gone as of a version. */
public record Tombstone(SampleKey key, long version) {}
