package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeEndMoved;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberLeft;
import com.firewalker.events.v1.ChallengeMemberMoved;
import com.firewalker.events.v1.ChallengeMemberRemoved;
import com.firewalker.events.v1.ChallengeMemberWaiting;
import com.firewalker.events.v1.ChallengeOrganiserChanged;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettingsChanged;
import com.firewalker.events.v1.ChallengeTeamCreated;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersion;
import com.google.protobuf.Message;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes the challenges view in the order of the ledger: its rows belong to several walkers. What a fact changes is
 * gathered, and scores are computed once at the end of a batch and before each seal.
 */
@Component
class ChallengeProjection implements Projection {

    static final View VIEW = new View(
            "challenges",
            List.of(
                    "challenge",
                    "challenge_team",
                    "challenge_member",
                    "challenge_day",
                    "challenge_score",
                    "challenge_part",
                    "challenge_rank",
                    "challenge_erased"));

    private final ChallengeRows rows;
    private final MemberRows members;
    private final DayRows days;
    private final ScoreRows scores;
    private final LateFacts late;

    ChallengeProjection(ChallengeRows rows, MemberRows members, DayRows days, ScoreRows scores, LateFacts late) {
        this.rows = rows;
        this.members = members;
        this.days = days;
        this.scores = scores;
        this.late = late;
    }

    @Override
    public View view() {
        return VIEW;
    }

    @Override
    public boolean divisible() {
        return false;
    }

    @Override
    public void apply(ViewVersion version, Batch batch) {
        var changes = new Changes();
        long held = late.held(version, batch);
        for (Fact fact : batch.facts()) {
            if (fact.event() instanceof StepsRecorded recorded) {
                day(version, recorded.getWalkerId(), recorded.getLocalDate(), new Taken(fact, held), changes);
            } else if (fact.event() instanceof DayReviewed reviewed) {
                day(version, reviewed.getWalkerId(), reviewed.getLocalDate(), new Taken(fact, held), changes);
            } else if (isOurs(fact.event())) {
                days.write(version, changes);
                apply(version, new Taken(fact, held), changes);
            }
        }
        days.write(version, changes);
        scores.write(version, changes);
    }

    /**
     * A fact that is taken now.
     * @param held up to where the view holds the ledger without it
     */
    private record Taken(Fact fact, long held) {

        boolean isLate() {
            return fact.position() <= held;
        }

        long position() {
            return fact.position();
        }

        /** Up to where days are read that the view passed over while it did not know that they count. */
        long upTo() {
            return Math.max(fact.position(), held);
        }
    }

    private void day(ViewVersion version, String walkerId, int epochDay, Taken taken, Changes changes) {
        changes.day(walkerId, epochDay, taken.fact());
        if (taken.isLate()) {
            late.sealedAfter(version, walkerId, LocalDate.ofEpochDay(epochDay), taken.position())
                    .forEach(challengeId -> changes.member(challengeId, walkerId, taken.position()));
        }
    }

    private static boolean isOurs(Message event) {
        return event instanceof WalkerErased
                || event.getDescriptorForType().getName().startsWith("Challenge");
    }

    private void apply(ViewVersion version, Taken taken, Changes changes) {
        Fact fact = taken.fact();
        Message event = fact.event();
        if (event instanceof ChallengeCreated created) {
            rows.created(version, created, fact.position());
            all(version, created.getChallengeId(), taken, changes);
        } else if (event instanceof ChallengeSettingsChanged changed) {
            rows.settings(version, changed.getChallengeId(), changed.getSettings(), fact.position());
            all(version, changed.getChallengeId(), taken, changes);
        } else if (event instanceof ChallengeEndMoved moved) {
            rows.end(version, moved, fact.position());
            all(version, moved.getChallengeId(), taken, changes);
        } else if (event instanceof ChallengeOrganiserChanged changed) {
            rows.organiser(version, changed, fact.position());
        } else if (event instanceof ChallengeTeamCreated team) {
            rows.team(version, team, fact.position());
        } else if (event instanceof ChallengeCancelled cancelled) {
            scores.write(version, changes);
            rows.cancelled(version, cancelled.getChallengeId(), fact.position());
            scores.cancelled(version, cancelled.getChallengeId());
        } else if (event instanceof ChallengeSealed sealed) {
            scores.write(version, changes);
            rows.sealed(version, sealed, fact.position());
            seal(version, sealed.getChallengeId(), taken);
        } else if (event instanceof WalkerErased erased) {
            scores.write(version, changes);
            late.sealedAfter(version, erased.getWalkerId(), fact.position())
                    .forEach(id -> changes.member(id, erased.getWalkerId(), fact.position()));
            members.erased(version, erased.getWalkerId(), fact.position());
            scores.erased(version, erased.getWalkerId());
        } else {
            member(version, taken, changes);
        }
    }

    private void seal(ViewVersion version, String challengeId, Taken taken) {
        if (taken.isLate()) {
            scores.sealAnew(version, challengeId);
        } else {
            scores.seal(version, challengeId);
        }
    }

    private void member(ViewVersion version, Taken taken, Changes changes) {
        Fact fact = taken.fact();
        Message event = fact.event();
        if (event instanceof ChallengeMemberJoined joined) {
            if (members.joined(version, joined, fact.position())) {
                days.fill(version, joined.getChallengeId(), joined.getWalkerId(), taken.upTo());
            }
            changes.member(joined.getChallengeId(), joined.getWalkerId(), fact.position());
        } else if (event instanceof ChallengeMemberWaiting waiting) {
            members.waiting(version, waiting, fact.position());
        } else if (event instanceof ChallengeMemberLeft left) {
            gone(version, left.getChallengeId(), left.getWalkerId(), taken, changes);
        } else if (event instanceof ChallengeMemberRemoved removed) {
            gone(version, removed.getChallengeId(), removed.getWalkerId(), taken, changes);
        } else if (event instanceof ChallengeMemberMoved moved) {
            members.moved(version, moved, fact.position());
            changes.member(moved.getChallengeId(), moved.getWalkerId(), fact.position());
        }
    }

    private void gone(ViewVersion version, String challengeId, String walkerId, Taken taken, Changes changes) {
        if (members.gone(version, challengeId, walkerId, taken.position())) {
            days.drop(version, challengeId, walkerId);
        }
        changes.member(challengeId, walkerId, taken.position());
    }

    /** Other dates count: every member's days are taken anew. */
    private void all(ViewVersion version, String challengeId, Taken taken, Changes changes) {
        for (String walker : members.of(version, challengeId)) {
            days.fill(version, challengeId, walker, taken.upTo());
            changes.member(challengeId, walker, taken.position());
        }
    }
}
