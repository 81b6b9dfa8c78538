package com.firewalker.query.deadletter;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.testing.Servers;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What was parked and is handed over again ends where it would have ended at once, in every view. */
class RetriesIT {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    private static final QuerySide QUERY_SIDE = QuerySide.sharedOnAnEmptyLedger();
    private static final Operator OPERATOR = new Operator(QUERY_SIDE);
    private static long position;

    @BeforeAll
    static void aDayThatOnlyTheNextVersionCanReadAndOneAfterIt() throws SQLException {
        position = QUERY_SIDE
                .ledger()
                .append(
                        registered("late", Visibility.VISIBILITY_PUBLIC),
                        steps("late", MAY_4, 12_000).ofType("firewalker.events.v1.StepsCounted"),
                        steps("late", MAY_4.plusDays(1), 500));
        for (String view : new String[] {"days", "boards", "friends", "badges", "challenges"}) {
            OPERATOR.awaitPosition(view, position);
        }
        try (Connection connection = Servers.connect();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE firewalker_command.ledger_event SET type = ? WHERE position = ?")) {
            update.setString(1, StepsRecorded.getDescriptor().getFullName());
            update.setLong(2, position - 1);
            update.executeUpdate();
        }
    }

    @AfterAll
    static void noneStaysInTheLedger() {
        QuerySide.forgetShared();
    }

    @ParameterizedTest
    @ValueSource(strings = {"days", "boards", "friends", "badges", "challenges"})
    void loseNothing(String view) {
        JsonNode outcome =
                OPERATOR.post("/projections/" + view + "/dead-letters/retry").json();

        assertThat(outcome.get("waiting").asInt()).isZero();
        assertThat(OPERATOR.projection(view).get("deadLetters").asInt()).isZero();
        assertThat(OPERATOR.verified(view).get("state").asString()).isEqualTo("equal");
    }

    /** Both days of the walker wait in badges: the guard there is the walker's, not the day's. */
    @Test
    void countALifetimeOfBothDays() {
        OPERATOR.post("/projections/badges/dead-letters/retry");

        String lifetime =
                QUERY_SIDE.get("late", "/v1/me/badges").json().get("items").toString();
        assertThat(lifetime).contains("day-10000");
        assertThat(lifetimeOf("late")).isEqualTo(12_500);
    }

    @Test
    void sayWhereNothingChanged() throws SQLException {
        try (Connection connection = Servers.connect();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO firewalker_query.dead_letter (id, projection, position, stream_id, parked_with, cause,
                            attempts, parked_at, tried_at)
                        VALUES ('again', 'days', ?, ?, ?, 'none', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                        """)) {
            String stream = "day/late/" + MAY_4.plusDays(1);
            insert.setLong(1, position);
            insert.setString(2, stream);
            insert.setString(3, stream);
            insert.executeUpdate();
        }

        JsonNode outcome =
                OPERATOR.post("/projections/days/dead-letters/again/retry").json();

        assertThat(outcome.get("delivered").asInt()).isEqualTo(1);
        assertThat(outcome.get("unchanged").asInt()).isEqualTo(1);
    }

    private static long lifetimeOf(String walker) {
        try (Connection connection = Servers.connect();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT lifetime FROM firewalker_query.badge_walker WHERE walker_id = ?")) {
            select.setString(1, walker);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
