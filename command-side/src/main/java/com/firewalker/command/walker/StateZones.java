package com.firewalker.command.walker;

import java.time.Instant;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The whole zone history, in place of every entry after the registration's. That no recorded day moves by it is for
 * the caller to see to (domain-rules.md 3.2).
 */
public record StateZones(String walkerId, SortedMap<Instant, ZoneId> zones, Instant at) implements WalkerCommand {

    public static final int MAX_ENTRIES = 1_000;

    public StateZones {
        WalkerStream.checked(walkerId);
        zones = new TreeMap<>(zones);
        if (zones.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("at most " + MAX_ENTRIES + " zones: " + zones.size());
        }
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
