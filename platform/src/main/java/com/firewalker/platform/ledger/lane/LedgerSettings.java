package com.firewalker.platform.ledger.lane;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sizes of the ledger, {@code firewalker.ledger.*}.
 *
 * @param lanes threads that run commands; while one commits, the others compute
 * @param groupSize commands that share a transaction at most
 * @param gather how long a lane lets a few commands gather where they come faster than it commits
 * @param queue commands that may wait in a lane
 * @param perOwner commands of one walker that may wait, so that one walker cannot fill the queue
 * @param cachedAggregates aggregates kept between commands
 */
@ConfigurationProperties("firewalker.ledger")
record LedgerSettings(
        @DefaultValue("2") int lanes,
        @DefaultValue("256") int groupSize,
        @DefaultValue("2ms") Duration gather,
        @DefaultValue("4096") int queue,
        @DefaultValue("512") int perOwner,
        @DefaultValue("10000") int cachedAggregates) {}
