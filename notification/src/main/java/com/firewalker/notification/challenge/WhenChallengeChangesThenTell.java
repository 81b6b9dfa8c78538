package com.firewalker.notification.challenge;

import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeEndMoved;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberLeft;
import com.firewalker.events.v1.ChallengeMemberRemoved;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeSettingsChanged;
import com.firewalker.events.v1.ChallengeTextsChanged;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.notification.challenge.ChallengeNews.What;
import com.firewalker.notification.outbox.Outbox;
import com.firewalker.notification.processes.EventPosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Keeps in mind who takes part and when challenges start, and leaves to {@link ChallengeNews} what is to be told. */
@Component
@ProcessingGroup("challenge-news")
@DisallowReplay
class WhenChallengeChangesThenTell {

    /** Where a date begins first. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private final Audience audience;
    private final Outbox outbox;

    WhenChallengeChangesThenTell(Audience audience, Outbox outbox) {
        this.audience = audience;
        this.outbox = outbox;
    }

    @EventHandler
    void on(ChallengeCreated event, @Timestamp Instant recordedAt) {
        expect(event.getChallengeId(), event.getSettings(), recordedAt);
    }

    @EventHandler
    void on(ChallengeSettingsChanged event, @Timestamp Instant recordedAt, EventMessage<?> message) {
        expect(event.getChallengeId(), event.getSettings(), recordedAt);
        tell(event.getChallengeId(), What.CHANGED, recordedAt, message);
    }

    /** What began before it was there starts for nobody any more. */
    private void expect(String challengeId, ChallengeSettings settings, Instant recordedAt) {
        ZoneId zone = settings.getDays() == ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE
                ? ZoneId.of(settings.getTimeZone())
                : EARLIEST;
        Instant startsAt =
                LocalDate.ofEpochDay(settings.getFrom()).atStartOfDay(zone).toInstant();
        if (startsAt.isAfter(recordedAt)) {
            audience.expectStart(challengeId, startsAt);
        } else {
            audience.expectNoStart(challengeId);
        }
    }

    @EventHandler
    void on(ChallengeTextsChanged event, @Timestamp Instant recordedAt, EventMessage<?> message) {
        tell(event.getChallengeId(), What.CHANGED, recordedAt, message);
    }

    @EventHandler
    void on(ChallengeEndMoved event, @Timestamp Instant recordedAt, EventMessage<?> message) {
        tell(event.getChallengeId(), What.CHANGED, recordedAt, message);
    }

    @EventHandler
    void on(ChallengeCancelled event, @Timestamp Instant recordedAt, EventMessage<?> message) {
        audience.expectNoStart(event.getChallengeId());
        tell(event.getChallengeId(), What.CANCELLED, recordedAt, message);
    }

    @EventHandler
    void on(ChallengeSealed event, @Timestamp Instant recordedAt, EventMessage<?> message) {
        tell(event.getChallengeId(), What.SEALED, recordedAt, message);
    }

    private void tell(String challengeId, What what, Instant recordedAt, EventMessage<?> message) {
        outbox.add(ChallengeNews.of(challengeId, what, EventPosition.of(message), recordedAt));
    }

    @EventHandler
    void on(ChallengeMemberJoined event) {
        audience.add(event.getChallengeId(), event.getWalkerId());
    }

    @EventHandler
    void on(ChallengeMemberLeft event) {
        audience.remove(event.getChallengeId(), event.getWalkerId());
    }

    @EventHandler
    void on(ChallengeMemberRemoved event) {
        audience.remove(event.getChallengeId(), event.getWalkerId());
    }

    @EventHandler
    void on(WalkerErased event) {
        audience.forget(event.getWalkerId());
    }
}
