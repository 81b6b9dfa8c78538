package com.firewalker.query.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.testing.Servers;
import com.firewalker.query.challenge.ChallengeStory.Told;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.ViewVersions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/**
 * Any order, repetition and cutting of facts, joins, leaves, moves and seals with the same positions gives the same boards,
 * team boards, explanations and hashes, also where a rebuild begins in the middle (domain-rules.md 8.9-8.14, I24).
 * More cases: {@code -Dfirewalker.challenge.cases=N}.
 */
class ChallengeOrderIT {

    private static final int CASES = Integer.getInteger("firewalker.challenge.cases", 40);
    private static final long SEED = Long.getLong("firewalker.seed", 20_260_504L);
    private static final String SCHEMA = "firewalker_query_order";

    private static final Map<String, String> TABLES = Map.of(
            "challenge",
            "challenge_id",
            "challenge_team",
            "challenge_id, team_id",
            "challenge_member",
            "challenge_id, walker_id",
            "challenge_day",
            "challenge_id, walker_id, source_date, on_date",
            "challenge_score",
            "challenge_id, member",
            "challenge_part",
            "challenge_id, member, team_id",
            "challenge_rank",
            "challenge_id, level, bucket",
            "challenge_erased",
            "walker_id");

    private static QuerySide querySide;
    private static final Map<String, ChallengeModel> MODELS = new LinkedHashMap<>();
    private static List<Told> facts;
    private static long last;

    @BeforeAll
    static void tell() {
        querySide = QuerySide.sharedOnAnEmptyLedger();
        Deque<Deque<Entry>> stories = new ArrayDeque<>();
        for (int number = 0; number < CASES; number++) {
            String id = "o%04d".formatted(number);
            MODELS.put(id, new ChallengeModel(id));
            stories.add(new ArrayDeque<>(ChallengeStory.of(id, SEED + number)));
        }
        Random random = new Random(SEED);
        List<Entry> entries = new ArrayList<>();
        while (!stories.isEmpty()) {
            Deque<Entry> story = stories.poll();
            for (int some = 1 + random.nextInt(3); some > 0 && !story.isEmpty(); some--) {
                entries.add(story.poll());
            }
            if (!story.isEmpty()) {
                stories.add(story);
            }
        }
        last = querySide.ledger().append(entries, Instant.now());
        entries.forEach(entry -> MODELS.get(idOf(entry.streamId())).read(entry.event()));
        facts = told();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> querySide
                                .bean(ViewVersions.class)
                                .live(ChallengeProjection.VIEW)
                                .position()
                        >= last);
    }

    private static String idOf(String stream) {
        return stream.substring(stream.indexOf('/') + 1).substring(0, 5);
    }

    private static List<Told> told() {
        LedgerReader ledger = querySide.bean(LedgerReader.class);
        List<Told> told = new ArrayList<>();
        long position = 0;
        while (position < last) {
            List<LedgerEvent> page = ledger.page(position, 1_000, Set.of());
            page.forEach(event -> told.add(new Told(event.streamId(), Fact.of(event))));
            position = page.get(page.size() - 1).position();
        }
        return told;
    }

    @Test
    void givesWhatTheRulesSay() {
        MODELS.forEach((id, model) -> {
            if (model.isCancelled()) {
                assertThat(lines(id)).as(id).allMatch(line -> line.contains(" 0 0 "));
            } else {
                assertThat(lines(id)).as("seed %d, challenge %s", SEED, id).isEqualTo(model.lines());
            }
            assertThat(hash(id)).as(id).isEqualTo(model.isSealed() ? model.hash() : null);
        });
        assertThat(MODELS.values()).anyMatch(ChallengeModel::isCancelled).anyMatch(ChallengeModel::isSealed);
    }

    /** 8.14: for every member that is left, what the days count adds up to the score. */
    @Test
    void explainsEveryScore() {
        int explained = 0;
        for (Map.Entry<String, ChallengeModel> one : MODELS.entrySet()) {
            for (String walker : members(one.getKey())) {
                String path = "/v1/challenges/" + one.getKey() + "/me";
                QuerySide.Answer answer = querySide.getAfter(last, walker, path);
                if (one.getValue().isCancelled()) {
                    assertThat(answer.status()).isEqualTo(404);
                    continue;
                }
                long sum = 0;
                for (JsonNode day : answer.json().get("days")) {
                    sum += day.get("counted").asLong();
                }
                assertThat(answer.json().get("score").asLong())
                        .as("%s in %s", walker, one.getKey())
                        .isEqualTo(one.getValue().score(walker))
                        .isEqualTo(sum);
                explained++;
            }
        }
        assertThat(explained).isGreaterThanOrEqualTo(CASES * 9 / 10);
    }

    @Test
    void givesTheSameInAnyOrder() {
        for (int share : List.of(5, 40, 100)) {
            compare(share + " of 100 set aside", SEED + share, order -> order.give(facts, share));
        }
    }

    @Test
    void givesTheSameWhereARebuildBeginsInTheMiddle() {
        compare("rebuilt to the middle", SEED, order -> {
            int middle = facts.size() / 2;
            order.rebuild(facts.subList(0, middle));
            order.give(facts.subList(middle, facts.size()), 20);
        });
    }

    /** In a schema of its own: a running query side drops versions of its tables that it never asked for. */
    private static void compare(String how, long seed, Consumer<OutOfOrder> giving) {
        JdbcTemplate live = querySide.bean(JdbcTemplate.class);
        live.execute("DROP SCHEMA IF EXISTS " + SCHEMA);
        live.execute("CREATE SCHEMA " + SCHEMA);
        TABLES.keySet().forEach(table -> live.execute("CREATE TABLE " + SCHEMA + "." + table + " LIKE " + table));
        live.execute("CREATE TABLE " + SCHEMA + ".challenges_version LIKE challenges_version");
        live.update("INSERT INTO " + SCHEMA + ".challenges_version VALUES (1, 1, 0)");
        var tables = new SingleConnectionDataSource(
                Servers.mariaDb().url() + "/" + SCHEMA + "?rewriteBatchedStatements=true",
                Servers.mariaDb().user(),
                Servers.mariaDb().password(),
                true);
        try {
            giving.accept(new OutOfOrder(tables, querySide.bean(LedgerReader.class), new Random(seed)));
            TABLES.forEach((table, order) -> assertThat(rows(SCHEMA + "." + table, order))
                    .as("seed %d, %s, %s", SEED, how, table)
                    .isEqualTo(rows(table, order)));
        } finally {
            tables.destroy();
            live.execute("DROP SCHEMA " + SCHEMA);
        }
    }

    /** With bytes as text, so that rows can be compared and shown. */
    private static List<String> rows(String table, String order) {
        return querySide
                .bean(JdbcTemplate.class)
                .query("SELECT * FROM " + table + " ORDER BY " + order, (row, number) -> {
                    StringBuilder line = new StringBuilder();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        byte[] bytes = row.getBytes(column);
                        line.append(bytes == null ? "-" : new String(bytes, StandardCharsets.ISO_8859_1))
                                .append(' ');
                    }
                    return line.toString();
                });
    }

    private static List<String> lines(String id) {
        return querySide
                .bean(JdbcTemplate.class)
                .queryForList(
                        ChallengeSeals.LINES.formatted("challenge_score", "challenge_part"), String.class, id, id);
    }

    private static String hash(String id) {
        return querySide
                .bean(JdbcTemplate.class)
                .queryForObject("SELECT hash FROM challenge WHERE challenge_id = ?", String.class, id);
    }

    private static List<String> members(String id) {
        return querySide
                .bean(JdbcTemplate.class)
                .queryForList(
                        "SELECT walker_id FROM challenge_member WHERE challenge_id = ? AND state = 1",
                        String.class,
                        id);
    }
}
