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
                    "challenge_erased"));

    private final ChallengeRows rows;
    private final MemberRows members;
    private final DayRows days;
    private final ScoreRows scores;

    ChallengeProjection(ChallengeRows rows, MemberRows members, DayRows days, ScoreRows scores) {
        this.rows = rows;
        this.members = members;
        this.days = days;
        this.scores = scores;
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
        for (Fact fact : batch.facts()) {
            if (fact.event() instanceof StepsRecorded recorded) {
                changes.day(recorded.getWalkerId(), recorded.getLocalDate(), fact);
            } else if (fact.event() instanceof DayReviewed reviewed) {
                changes.day(reviewed.getWalkerId(), reviewed.getLocalDate(), fact);
            } else if (isOurs(fact.event())) {
                days.write(version, changes);
                apply(version, fact, changes);
            }
        }
        days.write(version, changes);
        scores.write(version, changes);
    }

    private static boolean isOurs(Message event) {
        return event instanceof WalkerErased
                || event.getDescriptorForType().getName().startsWith("Challenge");
    }

    private void apply(ViewVersion version, Fact fact, Changes changes) {
        Message event = fact.event();
        if (event instanceof ChallengeCreated created) {
            rows.created(version, created, fact.position());
            all(version, created.getChallengeId(), fact.position(), changes);
        } else if (event instanceof ChallengeSettingsChanged changed) {
            rows.settings(version, changed.getChallengeId(), changed.getSettings(), fact.position());
            all(version, changed.getChallengeId(), fact.position(), changes);
        } else if (event instanceof ChallengeEndMoved moved) {
            rows.end(version, moved, fact.position());
            all(version, moved.getChallengeId(), fact.position(), changes);
        } else if (event instanceof ChallengeOrganiserChanged changed) {
            rows.organiser(version, changed, fact.position());
        } else if (event instanceof ChallengeTeamCreated team) {
            rows.team(version, team, fact.position());
        } else if (event instanceof ChallengeCancelled cancelled) {
            rows.cancelled(version, cancelled.getChallengeId(), fact.position());
        } else if (event instanceof ChallengeSealed sealed) {
            for (String walker : days.beyond(version, sealed.getChallengeId(), fact.position())) {
                days.fill(version, sealed.getChallengeId(), walker, fact.position() - 1);
                changes.member(sealed.getChallengeId(), walker);
            }
            scores.write(version, changes);
            rows.sealed(version, sealed, fact.position());
            scores.seal(version, sealed.getChallengeId());
        } else if (event instanceof WalkerErased erased) {
            scores.write(version, changes);
            members.erased(version, erased.getWalkerId(), fact.position());
            scores.erased(version, erased.getWalkerId());
        } else {
            member(version, fact, changes);
        }
    }

    private void member(ViewVersion version, Fact fact, Changes changes) {
        Message event = fact.event();
        if (event instanceof ChallengeMemberJoined joined) {
            if (members.joined(version, joined, fact.position())) {
                days.fill(version, joined.getChallengeId(), joined.getWalkerId(), fact.position());
            }
            changes.member(joined.getChallengeId(), joined.getWalkerId());
        } else if (event instanceof ChallengeMemberWaiting waiting) {
            members.waiting(version, waiting, fact.position());
        } else if (event instanceof ChallengeMemberLeft left) {
            members.gone(version, left.getChallengeId(), left.getWalkerId(), fact.position());
            changes.member(left.getChallengeId(), left.getWalkerId());
        } else if (event instanceof ChallengeMemberRemoved removed) {
            members.gone(version, removed.getChallengeId(), removed.getWalkerId(), fact.position());
            changes.member(removed.getChallengeId(), removed.getWalkerId());
        } else if (event instanceof ChallengeMemberMoved moved) {
            members.moved(version, moved, fact.position());
            changes.member(moved.getChallengeId(), moved.getWalkerId());
        }
    }

    /** Other dates count: every member's days are taken anew. */
    private void all(ViewVersion version, String challengeId, long position, Changes changes) {
        for (String walker : members.of(version, challengeId)) {
            days.fill(version, challengeId, walker, position);
            changes.member(challengeId, walker);
        }
    }
}
