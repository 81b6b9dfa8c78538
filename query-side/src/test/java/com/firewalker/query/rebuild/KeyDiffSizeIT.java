package com.firewalker.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.query.rebuild.diff.Findings;
import com.firewalker.query.rebuild.diff.KeyDiff;
import com.firewalker.query.rebuild.diff.KeyFamily;
import com.firewalker.query.redis.ViewRedis;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A million members of two versions are compared a page at a time: what is held does not grow with them. */
@Tag("long")
class KeyDiffSizeIT {

    private static final int MEMBERS = Integer.getInteger("firewalker.members", 1_000_000);
    private static final int CHUNK = 1_000;
    private static final int WRONG = 7_000;
    private static final int MOST_SUSPECTS = 5_000;

    @Test
    void findsEveryDifferenceAmongAMillionMembersInAPageOfMemory() {
        try (TemporaryDirectory directory = TemporaryDirectory.create("firewalker-diff-");
                EmbeddedRedis server = EmbeddedRedis.start(directory.path().resolve("redis"), 0);
                var redis = new ViewRedis(server.url(), false, Duration.ofSeconds(60))) {
            redis.commands().configSet("maxmemory", "2gb");
            redis.commands().configSet("appendonly", "no");
            fill(redis.commands(), 1, 0);
            fill(redis.commands(), 2, WRONG);
            var findings = new Findings(20);
            long before = held();
            long start = System.nanoTime();
            long[] moments = {0, 0};
            new KeyDiff(new KeyFamily(redis.commands(), "{size}"), 1, 2, MOST_SUSPECTS, findings, work -> {
                        long began = System.nanoTime();
                        work.run();
                        moments[0]++;
                        moments[1] = Math.max(moments[1], System.nanoTime() - began);
                    })
                    .compare();
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            System.out.printf(
                    "%d members of a hash and a sorted set, twice: %d s, %d moments of stillness, the longest %d ms,"
                            + " %d MB more held%n",
                    MEMBERS, seconds, moments[0], moments[1] / 1_000_000, (held() - before) >> 20);
            assertThat(findings.at(0).changed()).isEqualTo(2L * WRONG);
            assertThat(held() - before).isLessThan(64L << 20);
        }
    }

    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void fill(RedisClusterCommands<String, String> redis, int version, int wrong) {
        String prefix = "{size}:v" + version + ":";
        redis.sadd(prefix + "keys", prefix + "s:d:1", prefix + "z:d:1");
        for (int from = 0; from < MEMBERS; from += CHUNK) {
            Map<String, String> scores = new HashMap<>();
            @SuppressWarnings("unchecked")
            ScoredValue<String>[] ranks = new ScoredValue[CHUNK];
            for (int i = 0; i < CHUNK; i++) {
                int walker = from + i;
                int score = walker % 30_000 + (walker < wrong ? 1 : 0);
                scores.put("walker-" + walker, score + " 40 1");
                ranks[i] = ScoredValue.just(score, "998024568:walker-" + walker);
            }
            redis.hset(prefix + "s:d:1", scores);
            redis.zadd(prefix + "z:d:1", ranks);
        }
    }
}
