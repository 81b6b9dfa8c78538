package com.firewalker.command.export;

import com.firewalker.platform.security.Throttle;
import com.firewalker.platform.web.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes orders, and makes the archives one after the other on whichever instance is free. */
@Component
class Exports {

    private static final Logger log = LoggerFactory.getLogger(Exports.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Throttle.Rule ORDERS = new Throttle.Rule("exports", 3, Duration.ofHours(8));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ExportRows rows;
    private final TablesPart tables;
    private final LedgerPart ledger;
    private final Throttle throttle;
    private final Clock clock;

    Exports(ExportRows rows, TablesPart tables, LedgerPart ledger, Throttle throttle, Clock clock) {
        this.rows = rows;
        this.tables = tables;
        this.ledger = ledger;
        this.throttle = throttle;
        this.clock = clock;
    }

    ExportRows.Asked ask(String walkerId) {
        Throttle.Verdict verdict = throttle.take(ORDERS, walkerId);
        if (!verdict.allowed()) {
            throw verdict.refusal();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        ExportRows.Asked asked =
                new ExportRows.Asked(HexFormat.of().formatHex(random), walkerId, ExportRows.PREPARING, now.plus(KEPT));
        rows.ask(asked, now);
        return asked;
    }

    ExportRows.Asked find(String exportId, String walkerId) {
        return rows.find(exportId, walkerId, clock.instant()).orElseThrow(Refusal::notFound);
    }

    byte[] archive(ExportRows.Asked export) {
        return rows.archive(export.exportId());
    }

    @Scheduled(fixedDelayString = "${firewalker.exports.look-every:1s}", initialDelayString = "2s")
    void work() {
        rows.take(clock.instant()).ifPresent(this::make);
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
    void sweep() {
        rows.sweep(clock.instant());
    }

    private void make(ExportRows.Asked export) {
        Archive archive = new Archive();
        tables.addTo(archive, export.walkerId());
        ledger.addTo(archive, export.walkerId());
        byte[] bytes = archive.close();
        rows.finish(export.exportId(), bytes);
        log.info("An export is ready: {} bytes", bytes.length);
    }
}
