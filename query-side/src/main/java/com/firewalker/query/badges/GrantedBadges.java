package com.firewalker.query.badges;

import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.PositionedResult;
import com.firewalker.views.v1.GrantedBadge;
import com.firewalker.views.v1.GrantedResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Granted badges in the ledger's order. Positions come from the facts that granted them, so a rebuild changes none. */
@Component
class GrantedBadges {

    static final int PART = 500;
    private static final String NEW_STEPS = StepsRecorded.getDescriptor().getFullName();

    private record Row(String walkerId, String badge, LocalDate earnedFor, long position) {}

    private final ConsistentReads reads;
    private final JdbcTemplate jdbc;
    private final LedgerReader ledger;

    GrantedBadges(ConsistentReads reads, JdbcTemplate jdbc, LedgerReader ledger) {
        this.reads = reads;
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    GrantedResponse after(long position) {
        PositionedResult<List<Row>> answer = reads.answer(BadgeProjection.VIEW, null, () -> rows(position));
        List<Row> rows = answer.value();
        boolean more = rows.size() > PART;
        long upTo = more ? rows.get(PART).position() - 1 : Math.max(position, answer.position());
        GrantedResponse.Builder response =
                GrantedResponse.newBuilder().setUpToPosition(upTo).setMore(more);
        rows.stream().filter(row -> row.position() <= upTo).forEach(row -> response.addBadges(message(row)));
        return response.build();
    }

    /** One fact grants far fewer badges than a part holds: a part always ends between two facts. */
    private List<Row> rows(long after) {
        return jdbc.query(
                "SELECT walker_id, badge, earned_for, position FROM badge_earned WHERE position > ?"
                        + " ORDER BY position LIMIT " + (PART + 1),
                (row, number) ->
                        new Row(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getLong(4)),
                after);
    }

    private GrantedBadge message(Row row) {
        Optional<LedgerEvent> fact = ledger.at(row.position());
        GrantedBadge.Builder badge = GrantedBadge.newBuilder()
                .setWalkerId(row.walkerId())
                .setBadge(row.badge())
                .setEarnedFor(Math.toIntExact(row.earnedFor().toEpochDay()))
                .setPosition(row.position());
        fact.ifPresent(event -> badge.setRecordedAtMillis(event.recordedAt().toEpochMilli())
                .setByNewSteps(event.type().equals(NEW_STEPS)));
        return badge.build();
    }
}
