package com.firewalker.command.steps;

/** Says that a sample is gone as of a version. */
record Tombstone(SampleKey key, long version) {}
