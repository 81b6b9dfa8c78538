package com.firewalker.command.steps;

/** A sample's version that counts whatever the limits say. Source: domain-rules.md 5.1. */
record Grant(SampleKey key, long version) {

    int bytes() {
        return key.sample().length() + 24;
    }
}
