package com.firewalker.bench.http;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** POST /v1/me/steps from 64 connections, each sending the next request when the last one is answered. */
public final class RestUploads {
    private static final int CONNECTIONS = 64;

    /** Where each walker is heard of once before anything is measured. */
    private static final int DAYS_BEFORE_ROUNDS = 100;

    private final Measuring measuring;
    private final UploadRequests requests;
    private final AtomicInteger days = new AtomicInteger();

    public RestUploads(Measuring measuring, UploadRequests requests) {
        this.measuring = measuring;
        this.requests = requests;
    }

    /** Fails where the service did not count what it took. */
    public Figure rate(String name, int port, int uploads) throws Exception {
        return rate(name, port, uploads, true);
    }

    /** For an endpoint that counts nothing. */
    public Figure rateOfNothing(String name, int port, int uploads) throws Exception {
        return rate(name, port, uploads, false);
    }

    private Figure rate(String name, int port, int uploads, boolean counts) throws Exception {
        List<HttpLoad> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new HttpLoad(port));
        }
        LocalDate early = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS_BEFORE_ROUNDS);
        run(connections.get(0), new AtomicInteger(), requests.walkers(), early);
        Figure figure = measuring.rate("REST", name, uploads, round -> {
            LocalDate day = round(connections, uploads);
            if (counts) {
                requests.check(connections.get(0), uploads, day);
            }
        });
        for (HttpLoad connection : connections) {
            connection.close();
        }
        return figure;
    }

    /** Every round is another day, the last one yesterday, so that none is a backfill. */
    private LocalDate round(List<HttpLoad> connections, int uploads) throws Exception {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(1L + days.getAndIncrement());
        AtomicInteger next = new AtomicInteger();
        Measuring.onThreads(CONNECTIONS, CONNECTIONS, c -> run(connections.get(c), next, uploads, day));
        return day;
    }

    private void run(HttpLoad connection, AtomicInteger next, int uploads, LocalDate day) throws IOException {
        for (int i = next.getAndIncrement(); i < uploads; i = next.getAndIncrement()) {
            connection.post(requests.request(i, day));
        }
    }
}
