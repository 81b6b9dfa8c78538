package com.firewalker.command.steps.sample;

import java.util.Comparator;

/** What makes a sample the same one for ever, within a walker: domain-rules.md 2.1. Home date: days since 1970-01-01. */
public record SampleKey(String device, String sample, int homeDate) {

    /** By sample id; device and date tell manual entries and spilled parts with the same id apart. */
    public static final Comparator<SampleKey> BY_SAMPLE = Comparator.comparing(SampleKey::sample)
            .thenComparing(SampleKey::device)
            .thenComparingInt(SampleKey::homeDate);
}
