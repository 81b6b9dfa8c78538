package com.firewalker.query.directory;

import com.firewalker.walkers.v1.DescribeRequest;
import com.firewalker.walkers.v1.DescribeResponse;
import com.firewalker.walkers.v1.WalkerDescription;
import com.firewalker.walkers.v1.WalkerDirectoryGrpc;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/**
 * Names from a cache, and those it lacks from the command side in one call with a deadline. Where the command side is
 * away, walkers are called {@link WalkerNames#UNKNOWN} and it is left in peace for a second.
 */
@Component
class DirectoryNames implements WalkerNames {

    private static final long DEADLINE_MILLIS = 500;
    private static final Duration PEACE = Duration.ofSeconds(1);
    private static final int MOST_IN_A_CALL = 1000;

    private final Cache<String, Name> names = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    /** Walkers whose name changed a moment ago: an answer that was under way may still hold the old one. */
    private final Cache<String, Boolean> changed = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofSeconds(2))
            .build();

    private final WalkerDirectoryGrpc.WalkerDirectoryBlockingStub directory;
    private final Counter calls;
    private final Counter failures;
    private volatile long askAgainNanos = System.nanoTime();

    DirectoryNames(
            GrpcChannelFactory channels,
            @Value("${firewalker.command-grpc:localhost:9081}") String address,
            MeterRegistry meters) {
        directory = WalkerDirectoryGrpc.newBlockingStub(channels.createChannel(address));
        calls = meters.counter("firewalker.names.calls");
        failures = meters.counter("firewalker.names.failures");
    }

    @Override
    public Found of(Collection<String> walkerIds) {
        Map<String, Name> known = new HashMap<>(names.getAllPresent(walkerIds));
        List<String> missing = walkerIds.stream()
                .distinct()
                .filter(walker -> !known.containsKey(walker))
                .limit(MOST_IN_A_CALL)
                .toList();
        if (missing.isEmpty()) {
            return new Found(known, true);
        }
        if (System.nanoTime() - askAgainNanos < 0) {
            return new Found(known, false);
        }
        return ask(known, missing);
    }

    /** Forgets a name that has changed. */
    void forget(String walkerId) {
        changed.put(walkerId, true);
        names.invalidate(walkerId);
    }

    private Found ask(Map<String, Name> known, List<String> missing) {
        calls.increment();
        try {
            DescribeResponse answer = directory
                    .withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)
                    .describe(DescribeRequest.newBuilder()
                            .addAllWalkerIds(missing)
                            .build());
            for (WalkerDescription walker : answer.getWalkersList()) {
                known.put(walker.getWalkerId(), remember(walker));
            }
            return new Found(known, true);
        } catch (StatusRuntimeException e) {
            failures.increment();
            askAgainNanos = System.nanoTime() + PEACE.toNanos();
            return new Found(known, false);
        }
    }

    private Name remember(WalkerDescription walker) {
        var name = new Name(walker.getDisplayName(), walker.hasImageUrl() ? walker.getImageUrl() : null);
        if (changed.getIfPresent(walker.getWalkerId()) == null) {
            names.put(walker.getWalkerId(), name);
        }
        return name;
    }
}
