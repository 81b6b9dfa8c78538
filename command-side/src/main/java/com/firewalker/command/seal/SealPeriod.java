package com.firewalker.command.seal;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a board final. Whether it has ended, and whether it is history, was looked at before. */
record SealPeriod(SealedSpan span, int policyVersion, boolean early) {

    @TargetAggregateIdentifier
    String stream() {
        return span.stream();
    }
}
