package com.firewalker.command.zone;

import com.firewalker.command.walker.ChangeZone;
import com.firewalker.command.walker.ChooseZoneMode;
import com.firewalker.command.walker.StateZones;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.command.walker.ZoneHistory;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes a walker's zone history, and the zone in the account with it: from now on as the walker or an upload says, or
 * all of it as the walker states. Recorded days never move. Source: domain-rules.md 3.2.
 */
@Component
public class ZoneHistoryService {

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Nobody lands in more zones a day: what devices say beyond that is a quarrel of theirs and changes nothing. */
    private static final int AUTOMATIC_A_DAY = 12;

    private final WalkerTimeline walkers;
    private final RecordedDays days;
    private final HomeZone home;
    private final Commands commands;
    private final LedgerHead head;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ZoneHistoryService(
            WalkerTimeline walkers,
            RecordedDays days,
            HomeZone home,
            Commands commands,
            LedgerHead head,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.walkers = walkers;
        this.days = days;
        this.home = home;
        this.commands = commands;
        this.head = head;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * The walker moves now.
     *
     * @return the position at which that can be seen
     */
    public long move(String walkerId, ZoneId zone) {
        Instant from = days.settled(walkerId, zones(walkerId), clock.instant());
        return send(walkerId, zone, new ChangeZone(walkerId, zone, from, false));
    }

    /** @param fixed whether uploads are not heard */
    public long choose(String walkerId, boolean fixed) {
        return commands.sendInTransaction(new ChooseZoneMode(walkerId, fixed)).position();
    }

    /** An upload says where the walker is; answers what holds from then on. */
    public Timeline hear(String walkerId, Timeline timeline, ZoneId zone, Instant receipt) {
        if (timeline.zones().changes().tailMap(receipt.minus(A_DAY)).size() >= AUTOMATIC_A_DAY) {
            return timeline;
        }
        Instant from = days.settled(walkerId, timeline.zones(), receipt);
        long position = send(walkerId, zone, new ChangeZone(walkerId, zone, from, true));
        return walkers.of(walkerId, position).orElseThrow(Refusal::notFound);
    }

    /** Refuses what would move a recorded day. */
    long state(String walkerId, SortedMap<Instant, ZoneId> stated) {
        Instant now = clock.instant();
        ZoneHistory before = zones(walkerId);
        ZoneHistory after = before.stated(stated);
        if (after.changes().equals(before.changes())) {
            return head.position();
        }
        List<LocalDate> moved = days.moved(walkerId, before, after, now);
        if (!moved.isEmpty()) {
            throw spanHasSteps(moved);
        }
        return send(walkerId, after.at(now), new StateZones(walkerId, stated, now));
    }

    private ZoneHistory zones(String walkerId) {
        return walkers.of(walkerId, head.position())
                .orElseThrow(Refusal::notFound)
                .zones();
    }

    private long send(String walkerId, ZoneId zone, Object command) {
        Long position = transaction.execute(status -> {
            home.lives(walkerId, zone);
            return commands.sendInTransaction(command).position();
        });
        return position;
    }

    private static Refusal spanHasSteps(List<LocalDate> moved) {
        String dates = moved.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        return new Refusal(
                409,
                "span-has-steps",
                "Recorded days would get another date: " + dates,
                moved.stream()
                        .map(date -> new Refusal.Field("/items", "span-has-steps", date.toString()))
                        .toList(),
                null);
    }
}
