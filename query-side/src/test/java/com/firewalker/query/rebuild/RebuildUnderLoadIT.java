package com.firewalker.query.rebuild;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Uploads and questions go on while a view is built again and takes over. The size is a system property:
 * {@code -Dfirewalker.rebuild.events=1000000}, with {@code -Dfirewalker.patience.minutes=60} on a busy machine.
 */
class RebuildUnderLoadIT {

    private static final Logger log = LoggerFactory.getLogger(RebuildUnderLoadIT.class);
    private static final int EVENTS = Integer.getInteger("firewalker.rebuild.events", 10_000);
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final String POLLED = "polled";

    private final QuerySide querySide = QuerySide.shared();
    private final Operator operator = new Operator(querySide);
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final NavigableMap<Long, Integer> totals = new ConcurrentSkipListMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger uploads = new AtomicInteger();

    @Test
    void readersSeeNoErrorNoOldRowAndNoGap() throws Exception {
        var town = new Town(querySide.ledger(), "load", Math.max(50, EVENTS / 200), 60, 1);
        town.settle();
        long start = System.nanoTime();
        town.walk(EVENTS);
        say("events appended", EVENTS, start);
        long position = upload(1);
        operator.awaitPosition("days", position);
        operator.awaitPosition("boards", position);
        say("events in both live views", EVENTS, start);

        ExecutorService crowd = Executors.newFixedThreadPool(2);
        crowd.execute(this::uploadAllTheTime);
        crowd.execute(this::pollAllTheTime);
        try {
            rebuild("days");
            rebuild("boards");
        } finally {
            going.set(false);
            crowd.shutdown();
            assertThat(crowd.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }

        assertThat(complaints).isEmpty();
        assertThat(answers.get()).isPositive();
        operator.awaitPosition("days", totals.lastKey());
        assertThat(operator.verified("days").get("state").asString()).isEqualTo("equal");
        assertThat(operator.verified("boards").get("state").asString()).isEqualTo("equal");
        log.warn("{} uploads and {} answers meanwhile", uploads, answers);
    }

    private void rebuild(String view) {
        long start = System.nanoTime();
        String id = operator.shadow(view);
        JsonNode ready = operator.until(id, "ready");
        assertThat(ready.get("diff").get("samples")).as(ready.toPrettyString()).isEmpty();
        say(view + " replayed, proved and compared", ready.get("target").asLong(), start);
        long versionSwitch = System.nanoTime();
        assertThat(operator.post("/rebuilds/" + id + "/switch").status()).isEqualTo(200);
        log.warn(
                "{} switched in {} ms",
                view,
                Duration.ofNanos(System.nanoTime() - versionSwitch).toMillis());
    }

    private static void say(String what, long events, long startNanos) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        log.warn("{}: {} in {} s, {}/s", what, events, Math.round(seconds), Math.round(events / seconds));
    }

    private long upload(int total) {
        long position = total == 1
                ? querySide
                        .ledger()
                        .append(registered(POLLED, Visibility.VISIBILITY_PUBLIC), steps(POLLED, MAY_4, total))
                : querySide.ledger().append(steps(POLLED, MAY_4, total));
        totals.put(position, total);
        return position;
    }

    private void uploadAllTheTime() {
        for (int total = 2; going.get(); total++) {
            upload(total);
            uploads.incrementAndGet();
        }
    }

    /** An answer at a position shows the last upload up to there: not an older one, not nothing. */
    private void pollAllTheTime() {
        long last = 0;
        while (going.get()) {
            long known = totals.lastKey();
            QuerySide.Answer day = querySide.get(POLLED, "/v1/me/days/" + MAY_4);
            last = judge(
                    day,
                    last,
                    known,
                    day.status() == 200 ? day.json().get("total").asInt() : -1);
            QuerySide.Answer board = querySide.get(POLLED, "/v1/leaderboards/global/day?date=" + MAY_4 + "&limit=1");
            if (board.status() != 200 || board.json().get("me").isNull()) {
                complaints.add("board: " + board.status() + " " + board.body());
            }
            answers.addAndGet(2);
        }
    }

    private long judge(QuerySide.Answer answer, long last, long known, int total) {
        if (answer.status() != 200) {
            complaints.add("day: " + answer.status() + " " + answer.body());
            return last;
        }
        long position = Long.parseLong(String.valueOf(answer.header("Firewalker-Position")));
        if (position < last) {
            complaints.add("position fell from " + last + " to " + position);
        }
        Map.Entry<Long, Integer> expected = totals.floorEntry(position);
        if (position <= known && expected != null && expected.getValue() != total) {
            complaints.add("at " + position + " " + total + " instead of " + expected.getValue());
        }
        return position;
    }
}
