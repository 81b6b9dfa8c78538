package com.firewalker.query.friends;

import static com.firewalker.query.friends.FriendEvents.accepted;
import static com.firewalker.query.friends.FriendEvents.asked;
import static com.firewalker.query.friends.FriendEvents.blocked;
import static com.firewalker.query.friends.FriendEvents.ended;
import static com.firewalker.query.friends.FriendEvents.unblocked;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.testing.Servers;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who stands on a board among friends, and who is masked there (domain-rules.md 8.4, 8.5, 10.3). */
class FriendsBoardIT {

    private static int stories;

    private final QuerySide querySide = QuerySide.shared();
    private final int story = stories++;
    private final LocalDate date = LocalDate.of(1970 + story, 5, 4);
    private final String anna = "circle-anna-" + story;
    private final String ben = "circle-ben-" + story;
    private final String carl = "circle-carl-" + story;
    private final String dora = "circle-dora-" + story;

    private Entry walks(String walker, int steps) {
        return steps(walker, date, steps);
    }

    @Test
    void ranksFriendsAndTheCallerAloneWithoutHoles() {
        long position = querySide
                .ledger()
                .append(
                        registered(anna, Visibility.VISIBILITY_FRIENDS),
                        registered(ben, Visibility.VISIBILITY_FRIENDS),
                        registered(carl, Visibility.VISIBILITY_PRIVATE),
                        registered(dora, Visibility.VISIBILITY_PUBLIC),
                        asked(anna, ben),
                        accepted(anna, ben),
                        asked(anna, carl),
                        accepted(anna, carl),
                        walks(anna, 7_000),
                        walks(ben, 9_000),
                        walks(carl, 8_000),
                        walks(dora, 12_000));

        JsonNode board = board(position, anna, "friends", "");

        assertThat(walkers(board)).containsExactly(ben, anna);
        assertThat(ranks(board)).containsExactly(1L, 2L);
        assertThat(board.get("me").toString())
                .isEqualTo("{\"rank\":2,\"steps\":7000,\"percentile\":0,\"gapToNext\":2000}");
        assertThat(walkers(board(position, dora, "friends", ""))).containsExactly(dora);
        assertThat(walkers(board(position, anna, "global", ""))).containsExactly(dora);
    }

    @Test
    void forgetsAFriendWhoLeft() {
        long position = querySide
                .ledger()
                .append(
                        registered(anna, Visibility.VISIBILITY_FRIENDS),
                        registered(ben, Visibility.VISIBILITY_FRIENDS),
                        asked(anna, ben),
                        accepted(anna, ben),
                        walks(anna, 7_000),
                        walks(ben, 9_000));
        assertThat(walkers(board(position, anna, "friends", ""))).containsExactly(ben, anna);

        long over = querySide.ledger().append(ended(ben, anna));

        assertThat(walkers(board(over, anna, "friends", ""))).containsExactly(anna);
        assertThat(walkers(board(over, ben, "friends", ""))).containsExactly(ben);
    }

    @Test
    void masksABlockedPairToEachOtherAndLeavesRanksAlone() {
        long position = threeWithABlockBetween(anna, ben);

        JsonNode annas = board(position, anna, "global", "");
        assertThat(walkers(annas)).containsExactly(anna, null, carl);
        assertThat(ranks(annas)).containsExactly(1L, 2L, 3L);
        assertThat(annas.get("entries").get(1).get("displayName").isNull()).isTrue();
        assertThat(annas.get("entries").get(1).get("imageUrl").isNull()).isTrue();
        assertThat(annas.toString()).doesNotContain(ben);
        assertThat(walkers(board(position, ben, "global", ""))).containsExactly(null, ben, carl);
        assertThat(walkers(board(position, carl, "global", ""))).containsExactly(anna, ben, carl);

        long lifted = querySide.ledger().append(unblocked(ben, anna));
        assertThat(walkers(board(lifted, anna, "global", ""))).containsExactly(anna, ben, carl);
    }

    @Test
    void pagesPastAMaskedWalkerWithoutNamingThem() {
        long position = threeWithABlockBetween(anna, ben);

        JsonNode first = board(position, anna, "global", "&limit=2");
        String cursor = first.get("next").asString();
        assertThat(walkers(first)).containsExactly(anna, null);
        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
                .doesNotContain(ben)
                .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(ben)));
        assertThat(board(position, anna, "global", "&limit=2").get("next").asString())
                .as("two seals of one walker tell nothing of each other")
                .isNotEqualTo(cursor);

        assertThat(walkers(board(position, anna, "global", "&limit=2&cursor=" + cursor)))
                .containsExactly(carl);
    }

    @Test
    void refusesACursorOfAnotherBoard() {
        long position = threeWithABlockBetween(anna, ben);
        String cursor = board(position, anna, "global", "&limit=2").get("next").asString();

        QuerySide.Answer elsewhere =
                querySide.get(anna, "/v1/leaderboards/global/week?date=" + date + "&cursor=" + cursor);

        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(querySide
                        .get(anna, "/v1/leaderboards/global/day?date=" + date + "&cursor=" + cursor.substring(4))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void asksRedisOnceForAThousandFriends() {
        var entries = new ArrayList<Entry>();
        entries.add(registered(anna, Visibility.VISIBILITY_FRIENDS));
        entries.add(walks(anna, 500));
        for (int i = 0; i < 1_000; i++) {
            String friend = anna + "-f" + i;
            entries.add(registered(friend, Visibility.VISIBILITY_FRIENDS));
            entries.add(asked(friend, anna));
            entries.add(accepted(friend, anna));
            entries.add(walks(friend, 1 + i));
        }
        long position = querySide.ledger().append(entries.toArray(Entry[]::new));
        board(position, anna, "friends", "");
        long before = scripts();

        JsonNode board = board(position, anna, "friends", "");

        assertThat(scripts() - before).isEqualTo(1);
        assertThat(board.get("entries")).hasSize(50);
        assertThat(board.get("entries").get(0).get("steps").asInt()).isEqualTo(1_000);
        assertThat(board.get("me").get("rank").asInt()).isEqualTo(501);
    }

    private long threeWithABlockBetween(String one, String other) {
        return querySide
                .ledger()
                .append(
                        registered(anna, Visibility.VISIBILITY_PUBLIC),
                        registered(ben, Visibility.VISIBILITY_PUBLIC),
                        registered(carl, Visibility.VISIBILITY_PUBLIC),
                        walks(anna, 12_000),
                        walks(ben, 9_000),
                        walks(carl, 7_000),
                        blocked(other, one, false));
    }

    private static long scripts() {
        try (RedisClient client = RedisClient.create(Servers.redis().url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection
                    .sync()
                    .info("commandstats")
                    .lines()
                    .filter(line -> line.startsWith("cmdstat_eval"))
                    .mapToLong(line -> Long.parseLong(line.replaceFirst(".*:calls=(\\d+),.*", "$1")))
                    .sum();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode board(long position, String walker, String scope, String more) {
        QuerySide.Answer board =
                querySide.getAfter(position, walker, "/v1/leaderboards/" + scope + "/day?date=" + date + more);
        assertThat(board.status()).isEqualTo(200);
        assertThat(String.valueOf(board.header("Firewalker-Degraded"))).doesNotContain("boards");
        return board.json();
    }

    private static List<String> walkers(JsonNode board) {
        return board.get("entries")
                .valueStream()
                .map(entry -> entry.get("walkerId").stringValue(null))
                .toList();
    }

    private static List<Long> ranks(JsonNode board) {
        return board.get("entries")
                .valueStream()
                .map(entry -> entry.get("rank").asLong())
                .toList();
    }
}
