package com.firewalker.bench;

import com.firewalker.bench.append.FirewalkerUploads;
import com.firewalker.bench.append.LongLedger;
import com.firewalker.bench.append.RawAppends;
import com.firewalker.bench.append.Storage;
import com.firewalker.bench.grpc.StreamUploads;
import com.firewalker.bench.http.OpenLoad;
import com.firewalker.bench.http.RestUploads;
import com.firewalker.bench.http.UploadRequests;
import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Stores;
import com.firewalker.bench.measure.Walkers;
import com.firewalker.bench.replay.LedgerScan;
import com.firewalker.bench.replay.Rebuilds;
import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.command.session.BenchTokens;
import com.firewalker.command.session.SigningKeys;
import com.firewalker.command.walker.RegisterWalker;
import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.ledger.follow.AppliedPositions;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;

/** Firewalker itself, and the limits of what it stands on. */
final class FirewalkerFigures {
    private static final String UPLOAD = "firewalker.events.v1.StepsRecorded";
    private static final String BOARDS = "boards";
    private static final Duration CATCH_UP = Duration.ofMinutes(5);
    private static final int WARM_UPS = 5;
    private static final double AT_REST = 0.05;
    private static final int LATENCY_SECONDS = 20;

    private final Scale scale;
    private final Stores stores;
    private final Measuring measuring;
    private final Report report;

    FirewalkerFigures(Scale scale, Stores stores, Measuring measuring, Report report) {
        this.scale = scale;
        this.stores = stores;
        this.measuring = measuring;
        this.report = report;
    }

    void take() throws Exception {
        try (FirewalkerServices services = FirewalkerServices.start(stores)) {
            ConfigurableApplicationContext command = services.command();
            Commands commands = command.getBean(Commands.class);
            FirewalkerUploads uploads = new FirewalkerUploads(commands, command.getBean(LedgerHead.class), measuring);
            report.add(uploads.rate("Firewalker, command gateway", scale.uploads()));
            report.add(new Storage(stores).bytesPerEvent("Firewalker", "firewalker_command", "ledger_event"));
            doors(services, commands);
            byte[] payload = anUpload(command.getBean(LedgerReader.class));
            raw(payload);
            try (ConfigurableApplicationContext query = services.startQueries(stores)) {
                views(services, query);
            }
            if (scale.longLedger() > 0) {
                new LongLedger(stores).grow(payload, scale.longLedger());
                report.add(uploads.rate("Firewalker, command gateway, long ledger", scale.uploads()));
            }
        }
    }

    private void doors(FirewalkerServices services, Commands commands) throws Exception {
        for (int i = 0; i < Benchmarks.REST_WALKERS; i++) {
            commands.send(new RegisterWalker(Walkers.id(i), ZoneId.of("UTC"), Visibility.VISIBILITY_PUBLIC, 8_000))
                    .join();
        }
        report.add(new RestUploads(measuring, requests())
                .rate("Firewalker", FirewalkerServices.port(services.command()), scale.restUploads()));
        report.add(new StreamUploads(measuring, Benchmarks.REST_WALKERS, deviceCloud())
                .rate(services.grpcPort(), scale.uploads() / 2));
    }

    /** Access tokens end after ten minutes, so each part takes new ones. */
    private UploadRequests requests() {
        List<String> headers = IntStream.range(0, Benchmarks.REST_WALKERS)
                .mapToObj(i -> "Authorization: Bearer " + BenchTokens.of(stores.keys(), Walkers.id(i)) + "\r\n")
                .toList();
        return new UploadRequests(Benchmarks.REST_WALKERS, headers::get);
    }

    private String operator() {
        return tokens().forOperator();
    }

    /** What an operator uploads stands in the audit log, which would be measured instead. */
    private String deviceCloud() {
        return tokens().forIngest();
    }

    private AccessTokenIssuer tokens() {
        Clock clock = Clock.systemUTC();
        return new AccessTokenIssuer(new SigningKeys(stores.keys(), clock), clock);
    }

    static byte[] anUpload(LedgerReader ledger) {
        LedgerEvent upload = ledger.page(0, 1, Set.of(UPLOAD)).get(0);
        return upload.payload().toByteArray();
    }

    private void raw(byte[] payload) throws Exception {
        RawAppends raw = new RawAppends(stores, payload);
        report.add(raw.ofGroups(measuring, 1, scale.stockUploads()));
        report.add(raw.ofGroups(measuring, 10, scale.stockUploads() * 5));
        report.add(raw.ofGroups(measuring, 100, scale.uploads()));
        if (scale.partitions()) {
            new PartitionFigures(scale, stores, measuring, report).take(payload);
        }
    }

    private void views(FirewalkerServices services, ConfigurableApplicationContext query) throws Exception {
        LedgerHead head = services.command().getBean(LedgerHead.class);
        AppliedPositions applied = query.getBean(AppliedPositions.class);
        long begin = System.nanoTime();
        long events = head.position();
        follow(applied, BOARDS, events);
        follow(applied, "days", events);
        double rate = events * 1e9 / (System.nanoTime() - begin);
        report.add(new Figure("replay", "live views catching up", "/s", rate, List.of(rate), 0));
        toTheBoard(FirewalkerServices.port(services.command()), applied);
        LedgerScan scan = new LedgerScan(measuring, stores, (int) head.position());
        report.add(scan.raw());
        report.add(scan.decoded(query.getBean(LedgerReader.class)));
        Rebuilds rebuilds = new Rebuilds(FirewalkerServices.port(query), operator(), scale.rounds());
        report.add(rebuilds.rate("days"));
        report.add(rebuilds.rate(BOARDS));
    }

    /** Latencies at a quarter of what REST takes while nobody reads along. */
    private void toTheBoard(int port, AppliedPositions applied) throws Exception {
        OpenLoad load = new OpenLoad(
                requests(),
                port,
                position -> applied.await(BOARDS, position, Duration.ofSeconds(5)) ? applied.applied(BOARDS) : 0);
        int quarter = (int) (report.value("REST/Firewalker") / 4);
        for (int i = 0; i < WARM_UPS && !compiled(() -> load.latencies(quarter, LATENCY_SECONDS)); i++) {
            System.out.println("the compiler is still at work: warming up further");
        }
        load.latencies(quarter, LATENCY_SECONDS).forEach(report::add);
    }

    private static void follow(AppliedPositions applied, String view, long position) {
        if (!applied.await(view, position, CATCH_UP)) {
            throw new IllegalStateException("the view " + view + " does not catch up");
        }
    }

    /** Whether the JVM's compiler had next to nothing to do meanwhile. */
    private static boolean compiled(Callable<?> work) throws Exception {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long before = compiler.getTotalCompilationTime();
        long begin = System.nanoTime();
        work.call();
        double share = (compiler.getTotalCompilationTime() - before) * 1e6 / (System.nanoTime() - begin);
        return share < AT_REST;
    }
}
