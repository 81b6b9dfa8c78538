package com.firewalker.command.profile;

import com.firewalker.command.account.Account;
import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.account.ProfileRules;
import com.firewalker.command.account.Visibilities;
import com.firewalker.command.walker.ChangeProfile;
import com.firewalker.command.walker.ChangeVisibility;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.command.walker.Zones;
import com.firewalker.command.zone.ZoneHistoryService;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows and changes a walker's profile: the row and the walker's stream together. */
@Component
class Profiles {

    private final AccountRepository accounts;
    private final WalkerTimeline timelines;
    private final Commands commands;
    private final LedgerHead head;
    private final ImageUrls images;
    private final ZoneHistoryService zones;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Profiles(
            AccountRepository accounts,
            WalkerTimeline timelines,
            Commands commands,
            LedgerHead head,
            ImageUrls images,
            ZoneHistoryService zones,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.timelines = timelines;
        this.commands = commands;
        this.head = head;
        this.images = images;
        this.zones = zones;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param after a position of the ledger that the answer must have seen */
    Me show(String walkerId, long after) {
        Account account = accounts.find(walkerId).orElseThrow(Refusal::notFound);
        Instant now = clock.instant();
        Timeline timeline = timelines.of(walkerId, after).orElseThrow(Refusal::notFound);
        return new Me(
                walkerId,
                account.email(),
                account.emailVerified(),
                account.displayName(),
                Zones.write(timeline.zoneAt(now)),
                timeline.zonesAreFixed() ? "fixed" : "automatic",
                Visibilities.word(account.visibility()),
                timeline.goalOn(timeline.dateAt(now)),
                account.friendCode(),
                images.url(account.imageKey()),
                account.createdAt(),
                account.locale());
    }

    /** Answers the position at which the change can be seen. */
    long change(String walkerId, ProfileChange change) {
        check(change);
        Optional<Long> position = transaction.execute(status -> {
            Account before = accounts.lock(walkerId).orElseThrow(Refusal::notFound);
            Account after = changed(before, change);
            accounts.update(after);
            Optional<Long> moved = zone(walkerId, change);
            return commands(before, after).stream()
                    .map(command -> this.commands.sendInTransaction(command).position())
                    .reduce((first, last) -> last)
                    .or(() -> moved);
        });
        return position.orElseGet(head::position);
    }

    /** A zone that the walker names stays, unless it is said that uploads may go on naming others (3.2). */
    private Optional<Long> zone(String walkerId, ProfileChange change) {
        String zone = change.timeZone();
        String mode = change.timeZoneMode();
        if (zone == null && mode == null) {
            return Optional.empty();
        }
        long moved = zone == null ? 0 : zones.move(walkerId, ZoneId.of(zone));
        return Optional.of(Math.max(moved, zones.choose(walkerId, !"automatic".equals(mode))));
    }

    private static Optional<Refusal.Field> zoneObjection(String zone) {
        return Zones.read(zone).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal.Field(
                        "/timeZone", "unknown-zone", "this is neither an IANA time zone nor an offset as +05:45"));
    }

    private static void check(ProfileChange change) {
        List<Refusal.Field> objections = Stream.of(
                        Optional.ofNullable(change.displayName()).flatMap(ProfileRules::nameObjection),
                        Optional.ofNullable(change.timeZone()).flatMap(Profiles::zoneObjection))
                .flatMap(Optional::stream)
                .toList();
        if (!objections.isEmpty()) {
            throw Refusal.invalid(objections);
        }
    }

    private static Account changed(Account before, ProfileChange change) {
        return new Account(
                before.walkerId(),
                before.email(),
                change.displayName() == null ? before.displayName() : ProfileRules.name(change.displayName()),
                change.timeZone() == null ? before.timeZone() : ZoneId.of(change.timeZone()),
                change.visibility() == null ? before.visibility() : Visibilities.of(change.visibility()),
                change.locale() == null ? before.locale() : change.locale(),
                before.friendCode(),
                before.imageKey(),
                before.createdAt(),
                before.emailVerified(),
                before.emailSince(),
                before.suspended());
    }

    private List<Object> commands(Account before, Account after) {
        List<Object> commands = new ArrayList<>();
        if (after.shownTo() != before.shownTo()) {
            commands.add(new ChangeVisibility(after.walkerId(), after.shownTo()));
        }
        if (!after.displayName().equals(before.displayName()) || !after.locale().equals(before.locale())) {
            commands.add(new ChangeProfile(after.walkerId()));
        }
        return commands;
    }
}
