package com.firewalker.notification.badge;

import com.firewalker.notification.deadletter.IgnoredFacts;
import com.firewalker.notification.deadletter.KnownDates;
import com.firewalker.notification.directory.ServiceChannels;
import com.firewalker.notification.directory.WalkerCard;
import com.firewalker.notification.directory.Walkers;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.intent.PushWindow;
import com.firewalker.platform.schedule.PeriodicTask;
import com.firewalker.views.v1.GrantedBadge;
import com.firewalker.views.v1.GrantedRequest;
import com.firewalker.views.v1.GrantedResponse;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the query side which badges were granted since the last look. The remembered position and the intents are written
 * together; a rebuilt view grants at the same positions and so says nothing new, and the key of walker and badge stands
 * for ever besides (domain-rules.md 6.5, 9.1).
 */
@Component
class BadgeTask implements PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(BadgeTask.class);

    private final ServiceChannels channels;
    private final Walkers walkers;
    private final BadgesTold told;
    private final Intents intents;
    private final TransactionTemplate transaction;
    private final IgnoredFacts ignored;

    BadgeTask(
            ServiceChannels channels,
            Walkers walkers,
            BadgesTold told,
            Intents intents,
            TransactionTemplate transaction,
            IgnoredFacts ignored) {
        this.channels = channels;
        this.walkers = walkers;
        this.told = told;
        this.intents = intents;
        this.transaction = transaction;
        this.ignored = ignored;
    }

    @Override
    public String name() {
        return "badges";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(2);
    }

    @Override
    public boolean run() {
        try {
            long after = told.upTo();
            GrantedResponse granted = channels.badges()
                    .granted(GrantedRequest.newBuilder().setAfterPosition(after).build());
            if (granted.getUpToPosition() <= after) {
                return false;
            }
            List<Intent> news = news(tellable(granted.getBadgesList()));
            transaction.executeWithoutResult(status -> {
                if (told.advance(after, granted.getUpToPosition())) {
                    news.forEach(intents::record);
                }
            });
            return granted.getMore();
        } catch (StatusRuntimeException e) {
            log.debug("granted badges cannot be read from the query side, retrying in {}: {}", pause(), e.getStatus());
            return false;
        }
    }

    private List<GrantedBadge> tellable(List<GrantedBadge> badges) {
        List<GrantedBadge> tellable = badges.stream()
                .filter(badge ->
                        KnownDates.holdsDay(badge.getEarnedFor(), Instant.ofEpochMilli(badge.getRecordedAtMillis())))
                .toList();
        for (int i = tellable.size(); i < badges.size(); i++) {
            ignored.count(name());
        }
        return tellable;
    }

    private List<Intent> news(List<GrantedBadge> badges) {
        if (badges.isEmpty()) {
            return List.of();
        }
        Map<String, WalkerCard> cards =
                walkers.described(badges.stream().map(GrantedBadge::getWalkerId).toList());
        return badges.stream()
                .map(badge -> intent(badge, cards.get(badge.getWalkerId())))
                .toList();
    }

    /** Without a card the walker is gone: the intent is dropped with the rest of what was held. */
    private static Intent intent(GrantedBadge badge, @Nullable WalkerCard walker) {
        LocalDate date = LocalDate.ofEpochDay(badge.getEarnedFor());
        Instant recordedAt = Instant.ofEpochMilli(badge.getRecordedAtMillis());
        return new Intent(
                "BADGE:" + badge.getWalkerId() + ":" + badge.getBadge(),
                badge.getWalkerId(),
                Kind.BADGE_EARNED,
                Map.of("badge", badge.getBadge(), "date", date.toString()),
                recordedAt,
                badge.getByNewSteps() ? pushUntil(recordedAt, date, walker) : null);
    }

    private static @Nullable Instant pushUntil(Instant recordedAt, LocalDate date, @Nullable WalkerCard walker) {
        return walker == null
                ? null
                : PushWindow.of(
                        recordedAt, date.plusDays(1).atStartOfDay(walker.zone()).toInstant());
    }
}
