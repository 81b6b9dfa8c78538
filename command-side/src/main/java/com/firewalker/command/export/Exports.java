package com.firewalker.command.export;

import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.walker.ReportExport;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.schedule.Lookout;
import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.web.Refusal;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes orders, and makes the archives one after the other on whichever instance is free. */
@Component
class Exports {

    private static final Logger log = LoggerFactory.getLogger(Exports.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final RateLimiter.Rule ORDERS = new RateLimiter.Rule("exports", 3, Duration.ofHours(8));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccountRepository accounts;
    private final ExportRows rows;
    private final List<ArchivePart> parts;
    private final Commands commands;
    private final TransactionTemplate transaction;
    private final RateLimiter throttle;
    private final Clock clock;
    private final Duration pause;
    private final Lookout lookout = new Lookout();

    Exports(
            AccountRepository accounts,
            ExportRows rows,
            List<ArchivePart> parts,
            Commands commands,
            TransactionTemplate transaction,
            RateLimiter throttle,
            Clock clock,
            @Value("${firewalker.exports.try-again-after:30s}") Duration pause) {
        this.accounts = accounts;
        this.rows = rows;
        this.parts = parts;
        this.commands = commands;
        this.transaction = transaction;
        this.throttle = throttle;
        this.clock = clock;
        this.pause = pause;
    }

    ExportRows.Asked ask(String walkerId) {
        RateLimiter.Verdict verdict = throttle.take(ORDERS, walkerId);
        if (!verdict.allowed()) {
            throw verdict.refusal();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        ExportRows.Asked asked = new ExportRows.Asked(
                HexFormat.of().formatHex(random), walkerId, ExportRows.PREPARING, now, now.plus(KEPT));
        transaction.executeWithoutResult(status -> {
            if (!accounts.hold(walkerId)) {
                throw Refusal.notFound();
            }
            rows.ask(asked, now);
            lookout.wake();
        });
        return asked;
    }

    ExportRows.Asked find(String exportId, String walkerId) {
        return rows.find(exportId, walkerId, clock.instant()).orElseThrow(Refusal::notFound);
    }

    List<ExportRows.Asked> list(String walkerId) {
        return rows.list(walkerId, clock.instant());
    }

    /** The archive, a piece in memory at a time; ends early where it is erased meanwhile. */
    InputStream open(ExportRows.Asked export) {
        return new KeptPieces(number -> rows.piece(export.exportId(), number));
    }

    long size(ExportRows.Asked export) {
        return rows.size(export.exportId());
    }

    @Scheduled(fixedDelayString = "${firewalker.exports.look-every:1s}", initialDelayString = "2s")
    void work() {
        if (lookout.isDue()) {
            rows.take(clock.instant()).ifPresent(taken -> {
                lookout.wake();
                make(taken);
            });
        }
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
    void sweep() {
        rows.sweep(clock.instant());
    }

    /** An archive holds everything or is not made: while a part cannot be had, the order waits and others go first. */
    private void make(ExportRows.Taken taken) {
        ExportRows.Asked export = taken.export();
        try {
            Pieces pieces = new Pieces((number, bytes) -> rows.keep(taken, number, bytes, clock.instant()));
            Archive archive = new Archive(pieces);
            parts.forEach(part -> part.addTo(archive, export.walkerId()));
            archive.close();
            transaction.executeWithoutResult(status -> finish(taken));
            log.info("An export is ready: {} bytes", pieces.size());
        } catch (Pieces.Unwanted e) {
            log.info("An export was dropped: its walker is erased or it was withdrawn");
        } catch (RuntimeException e) {
            rows.putBack(export.exportId(), clock.instant().plus(pause));
            log.warn("An export cannot be made now and is tried again in {}", pause, e);
        }
    }

    /** The archive and the fact that it is ready, together. */
    private void finish(ExportRows.Taken taken) {
        ExportRows.Asked export = taken.export();
        if (rows.finish(taken, clock.instant())) {
            Committed<Object> unused = commands.sendInTransaction(
                    new ReportExport(export.walkerId(), export.exportId(), export.expiresAt()));
        }
    }
}
