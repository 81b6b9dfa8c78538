package com.firewalker.bench;

import com.firewalker.bench.append.StockUploads;
import com.firewalker.bench.append.Storage;
import com.firewalker.bench.http.RestUploads;
import com.firewalker.bench.http.UploadRequests;
import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Stores;
import com.firewalker.bench.measure.Walkers;
import com.firewalker.bench.peer.empty.EmptyApp;
import com.firewalker.bench.peer.plain.PlainApp;
import com.firewalker.bench.peer.stock.StockApp;
import com.firewalker.bench.peer.stock.StockReplay;
import com.firewalker.bench.startup.StartUps;
import java.nio.file.Path;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs everything once, on the same servers, and prints what came out. */
public final class Benchmarks {
    static final int REST_WALKERS = 200;

    private final Scale scale;
    private final Stores stores;
    private final Measuring measuring;
    private final Report report;

    private Benchmarks(Scale scale, Stores stores) {
        this.scale = scale;
        this.stores = stores;
        this.measuring = new Measuring(stores, scale.rounds());
        this.report = new Report(scale.name());
    }

    static Report run(String scale, Path json) throws Exception {
        return run(scale, json, Benchmarks::everything);
    }

    /** The ledger in partitions alone. */
    static Report partitions(String scale, Path json) throws Exception {
        return run(scale, json, b -> new PartitionFigures(b.scale, b.stores, b.measuring, b.report).takeAlone());
    }

    /** Some of the figures. */
    @FunctionalInterface
    private interface Part {
        void take(Benchmarks benchmarks) throws Exception;
    }

    private static Report run(String scale, Path json, Part part) throws Exception {
        try (Stores stores = new Stores()) {
            Benchmarks benchmarks = new Benchmarks(Scale.named(scale), stores);
            try {
                part.take(benchmarks);
            } finally {
                benchmarks.report.write(json);
                System.out.println(benchmarks.report.table());
            }
            return benchmarks.report;
        }
    }

    private void everything() throws Exception {
        new FirewalkerFigures(scale, stores, measuring, report).take();
        stock();
        plainAndEmpty();
        report.add(new StartUps(stores.directory().resolve("machine")).seconds(scale.starts()));
        Ratios.of(report);
    }

    private void stock() throws Exception {
        try (ConfigurableApplicationContext jpa = StockApp.jpa(stores, WebApplicationType.SERVLET)) {
            stock("stock Axon, JPA", jpa, "bench_stock_jpa", "domain_event_entry");
        }
        report.add(StockReplay.rate(stores, scale.rounds()));
        try (ConfigurableApplicationContext jdbc = StockApp.jdbc(stores, WebApplicationType.SERVLET)) {
            stock("stock Axon, JDBC", jdbc, "bench_stock_jdbc", "DomainEventEntry");
        }
    }

    private void stock(String name, ConfigurableApplicationContext app, String schema, String table) throws Exception {
        report.add(new StockUploads(app.getBean(CommandGateway.class), measuring).rate(name, scale.stockUploads()));
        report.add(new Storage(stores).bytesPerEvent(name, schema, table));
        report.add(peer(name, app));
    }

    private void plainAndEmpty() throws Exception {
        try (ConfigurableApplicationContext plain = PlainApp.start(stores)) {
            report.add(peer("plain service", plain));
        }
        try (ConfigurableApplicationContext empty = EmptyApp.start()) {
            report.add(new RestUploads(measuring, requests())
                    .rateOfNothing("empty endpoint", FirewalkerServices.port(empty), scale.uploads()));
        }
    }

    private Figure peer(String name, ConfigurableApplicationContext app) throws Exception {
        return new RestUploads(measuring, requests()).rate(name, FirewalkerServices.port(app), scale.stockUploads());
    }

    private static UploadRequests requests() {
        return new UploadRequests(REST_WALKERS, i -> "X-Walker: " + Walkers.id(i) + "\r\n");
    }
}
