package com.firewalker.query.leaderboard.score;

import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerVisibilityChanged;
import com.firewalker.query.leaderboard.score.BoardRows.DayScore;
import com.firewalker.query.leaderboard.score.BoardRows.Seen;
import com.firewalker.query.view.Fact;
import com.google.protobuf.Message;
import java.time.LocalDate;

/** Facts in, scores of walker-days out; absolute, so order and repetition do not matter. Rules: domain-rules.md 8. */
public final class BoardFold {

    /** Manual steps that a board adds to a day's ranked total (domain-rules.md 5, P9). */
    static final int MANUAL_ALLOWANCE = 20_000;

    private BoardFold() {}

    public static void fold(BoardRows rows, Fact fact) {
        Message event = fact.event();
        if (event instanceof StepsRecorded recorded) {
            day(rows, recorded.getWalkerId(), recorded.getLocalDate(), recorded.getResult(), fact);
        } else if (event instanceof DayReviewed reviewed) {
            day(rows, reviewed.getWalkerId(), reviewed.getLocalDate(), reviewed.getResult(), fact);
        } else if (event instanceof WalkerRegistered registered) {
            rows.walker(new Seen(
                    registered.getWalkerId(), BoardVisibility.of(registered.getVisibility()), fact.position()));
        } else if (event instanceof WalkerVisibilityChanged changed) {
            rows.walker(new Seen(changed.getWalkerId(), BoardVisibility.of(changed.getVisibility()), fact.position()));
        } else if (event instanceof WalkerErased erased) {
            rows.walker(new Seen(erased.getWalkerId(), BoardVisibility.ERASED, Long.MAX_VALUE));
        }
    }

    private static void day(BoardRows rows, String walkerId, int epochDay, DayResult result, Fact fact) {
        long score = (long) result.getRanked() + Math.min(result.getManual(), MANUAL_ALLOWANCE);
        long slot = score > 0 && result.hasLastRankedSlot() ? result.getLastRankedSlot() : 0;
        rows.day(new DayScore(walkerId, LocalDate.ofEpochDay(epochDay), score, slot, fact.position()));
    }
}
