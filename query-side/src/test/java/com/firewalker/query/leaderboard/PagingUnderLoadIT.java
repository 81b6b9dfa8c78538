package com.firewalker.query.leaderboard;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Paging while scores change: who stands still is neither repeated nor skipped (domain-rules.md 8.7). */
class PagingUnderLoadIT {

    private static final LocalDate DATE = LocalDate.of(2014, 5, 4);
    private static final int CLIENTS = 64;
    private static final int STILL = 100;
    private static final int MOVING = 40;

    private final QuerySide querySide = QuerySide.shared();

    @Test
    void showsEveryWalkerWhoStandsStillExactlyOnce() throws ExecutionException, InterruptedException {
        long position = querySide.ledger().append(town().toArray(Entry[]::new));
        querySide.getAfter(position, "still-0", board(null));
        var done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
        try {
            Future<Integer> uploads = threads.submit(() -> upload(done));
            var readers = new ArrayList<Future<?>>();
            for (int client = 0; client < CLIENTS; client++) {
                readers.add(threads.submit(this::readTheWholeBoard));
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
            done.set(true);
            assertThat(uploads.get()).isPositive();
        } finally {
            done.set(true);
            threads.shutdown();
        }
    }

    private int upload(AtomicBoolean done) {
        var random = new Random(14);
        int uploads = 0;
        while (!done.get()) {
            querySide.ledger().append(steps("moving-" + random.nextInt(MOVING), DATE, 1 + random.nextInt(20_000)));
            uploads++;
        }
        return uploads;
    }

    private void readTheWholeBoard() {
        List<String> still = new ArrayList<>();
        String cursor = null;
        do {
            QuerySide.Answer answer = querySide.get("still-0", board(cursor));
            assertThat(answer.status()).isEqualTo(200);
            var page = new ArrayList<String>();
            answer.json()
                    .get("entries")
                    .forEach(entry -> page.add(entry.get("walkerId").asString()));
            assertThat(page).doesNotHaveDuplicates();
            page.stream().filter(walker -> walker.startsWith("still-")).forEach(still::add);
            JsonNode next = answer.json().get("next");
            cursor = next.isNull() ? null : next.asString();
        } while (cursor != null);
        assertThat(still).hasSize(STILL);
        assertThat(new HashSet<>(still)).hasSize(STILL);
    }

    private static String board(@Nullable String cursor) {
        return "/v1/leaderboards/global/day?limit=20&date=" + DATE + (cursor == null ? "" : "&cursor=" + cursor);
    }

    private static List<Entry> town() {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < STILL; i++) {
            entries.add(registered("still-" + i, Visibility.VISIBILITY_PUBLIC));
            entries.add(steps("still-" + i, DATE, 100 * (1 + i / 2)));
        }
        for (int i = 0; i < MOVING; i++) {
            entries.add(registered("moving-" + i, Visibility.VISIBILITY_PUBLIC));
            entries.add(steps("moving-" + i, DATE, 1 + 50 * i));
        }
        return entries;
    }
}
