package com.firewalker.query.deadletter;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.testing.Servers;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Events of a type that only a later version knows, or whose bytes are damaged: the views go on without their day. */
class UnreadableEventsIT {

    private static final List<String> VIEWS = List.of("days", "boards", "friends", "badges", "challenges");
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final String LATER = "firewalker.events.v1.StepsCounted";

    private final QuerySide querySide = QuerySide.shared();
    private final Operator operator = new Operator(querySide);

    @AfterAll
    static void noneStaysInTheLedger() {
        QuerySide.forgetShared();
    }

    @Test
    void waitWithTheirDayInEveryViewUntilTheyCanBeReadOrAreDropped() throws Exception {
        Entry later = steps("early", MAY_4, 500).ofType(LATER);
        Entry torn = steps("torn", MAY_4, 500).withoutLastByte();
        long last = querySide
                .ledger()
                .append(
                        registered("early", Visibility.VISIBILITY_PUBLIC),
                        registered("torn", Visibility.VISIBILITY_PUBLIC),
                        registered("well", Visibility.VISIBILITY_PUBLIC),
                        steps("well", MAY_4, 100),
                        later,
                        steps("early", MAY_4, 900),
                        steps("early", MAY_4.plusDays(1), 300),
                        torn,
                        steps("torn", MAY_4, 1_200),
                        steps("well", MAY_4, 200));

        VIEWS.forEach(view -> operator.awaitPosition(view, last));

        assertThat(total("well", MAY_4)).isEqualTo(200);
        assertThat(total("early", MAY_4.plusDays(1))).isEqualTo(300);
        assertThat(total("early", MAY_4)).isZero();
        for (String view : VIEWS) {
            JsonNode letters = letters(view);
            int nextDay = view.equals("badges") ? 1 : 0;
            assertThat(letters).as(view).hasSize(4 + nextDay);
            isShownWithItsBytes(letters.get(0), later, last - 5, "unknown event type: " + LATER);
            isShownWithItsBytes(
                    letters.get(2 + nextDay), torn, last - 2, "damaged bytes of a firewalker.events.v1.StepsRecorded");
        }
        anAnswerThatNeedsItIsRefused();
        aRebuildStopsAt(later, last - 5);
        aRetryFailsUntilItCanBeRead(last - 5);
        thoseBehindADroppedOneAreTriedAtOnce();
        assertThat(operator.verified("days").get("state").asString()).isEqualTo("equal");
        operator.until(operator.start("days", "{\"mode\":\"dry-run\"}"), "ready");
        operator.until(operator.start("days", "{\"mode\":\"shadow\",\"autoSwitch\":true}"), "switched");
        assertThat(total("torn", MAY_4)).isEqualTo(1_200);
    }

    private static void isShownWithItsBytes(JsonNode letter, Entry entry, long position, String why) {
        assertThat(letter.get("position").asLong()).isEqualTo(position);
        assertThat(letter.get("streamId").asString()).isEqualTo(entry.streamId());
        assertThat(letter.get("type").asString()).isEqualTo(entry.type());
        assertThat(letter.get("cause").asString())
                .startsWith("UnreadableEvent: the event at position " + position + " in " + entry.streamId()
                        + " cannot be read: " + why);
        assertThat(letter.get("event").get("payload").get("payload").asString())
                .isEqualTo(Base64.getEncoder().encodeToString(entry.payload()));
    }

    private void anAnswerThatNeedsItIsRefused() {
        QuerySide.Answer refused = querySide.get("early", "/v1/me/days/" + MAY_4 + "/explanation");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().get("code").asString()).isEqualTo("unavailable");
        assertThat(refused.json().toString()).doesNotContain("StepsCounted");
        assertThat(operator.get("/streams/day/early/" + MAY_4).json().get("items"))
                .hasSize(2);
    }

    private void aRebuildStopsAt(Entry entry, long position) {
        JsonNode failed = operator.until(operator.shadow("days"), "failed");
        assertThat(failed.get("failure").asString())
                .contains("the event at position " + position + " in " + entry.streamId() + " cannot be read");
    }

    private void aRetryFailsUntilItCanBeRead(long position) throws SQLException {
        String path = "/projections/days/dead-letters/"
                + letters("days").get(0).get("id").asString();
        assertThat(operator.post(path + "/retry").json().get("delivered").asInt())
                .isZero();
        assertThat(operator.get(path).json().get("attempts").asInt()).isEqualTo(2);

        retype(position, StepsRecorded.getDescriptor().getFullName());

        assertThat(operator.post(path + "/retry").json().get("delivered").asInt())
                .isEqualTo(2);
        assertThat(total("early", MAY_4)).isEqualTo(900);
    }

    /** What an upgrade brings about: the type is known. */
    private static void retype(long position, String type) throws SQLException {
        try (Connection connection = Servers.connect();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE firewalker_command.ledger_event SET type = ? WHERE position = ?")) {
            update.setString(1, type);
            update.setLong(2, position);
            update.executeUpdate();
        }
    }

    private void thoseBehindADroppedOneAreTriedAtOnce() {
        String torn = letters("days").get(0).get("id").asString();
        assertThat(operator.delete("/projections/days/dead-letters/" + torn).status())
                .isEqualTo(204);
        assertThat(total("torn", MAY_4)).isEqualTo(1_200);
        assertThat(letters("days")).isEmpty();
    }

    private JsonNode letters(String view) {
        return operator.get("/projections/" + view + "/dead-letters").json().get("items");
    }

    private int total(String walker, LocalDate date) {
        return querySide.get(walker, "/v1/me/days/" + date).json().get("total").asInt();
    }
}
