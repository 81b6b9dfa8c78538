package com.firewalker.query.day;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.QuerySide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever asks after an upload sees it, in the day and on the board (api.md 1; {@code -Dfirewalker.reads=10000}). */
class ReadYourWritesIT {

    private static final LocalDate DATE = LocalDate.of(2015, 5, 4);
    private static final int READS = Integer.getInteger("firewalker.reads", 400);
    private static final int CLIENTS = 8;

    private final QuerySide querySide = QuerySide.shared();

    @Test
    void seesTheOwnUploadEveryTime() throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var clients = new ArrayList<Future<Integer>>();
            for (int client = 0; client < CLIENTS; client++) {
                String walker = "writer-" + client;
                clients.add(threads.submit(() -> uploadAndRead(walker)));
            }
            int seen = 0;
            for (Future<Integer> client : clients) {
                seen += client.get();
            }
            assertThat(seen).isEqualTo(READS / CLIENTS * CLIENTS);
        } finally {
            threads.shutdown();
        }
    }

    private int uploadAndRead(String walker) {
        querySide.ledger().append(registered(walker, Visibility.VISIBILITY_PUBLIC));
        int seen = 0;
        for (int total = 1; total <= READS / CLIENTS; total++) {
            long position = querySide.ledger().append(steps(walker, DATE, total));
            boolean board = total % 2 == 0;
            QuerySide.Answer answer = querySide.getAfter(
                    position,
                    walker,
                    board ? "/v1/leaderboards/global/day?limit=1&date=" + DATE : "/v1/me/days/" + DATE);
            assertThat(answer.status()).isEqualTo(200);
            JsonNode shown =
                    board ? answer.json().get("me").get("steps") : answer.json().get("total");
            assertThat(shown.asInt()).isEqualTo(total);
            assertThat(Long.parseLong(String.valueOf(answer.header("Firewalker-Position"))))
                    .isGreaterThanOrEqualTo(position);
            seen++;
        }
        return seen;
    }
}
