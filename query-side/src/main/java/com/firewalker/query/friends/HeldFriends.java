package com.firewalker.query.friends;

import com.firewalker.platform.web.Page;
import com.firewalker.query.friends.FriendLists.Part;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Friends, requests both ways, blocks and who was a friend before. */
@Configuration(proxyBeanMethods = false)
class HeldFriends {

    private static final int AT_ONCE = 100;

    /** A friendship that is, or was until then. */
    record Friendship(String walkerId, boolean friends, Instant since) {}

    record Block(String walkerId) {}

    /** Open or not; one that its addressee never saw is in its sender's archive only. */
    record Request(String requestId, String walkerId, String direction, Instant requestedAt, boolean open) {}

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Bean
    Held friendsHeld(FriendLists lists) {
        return held("friends.json", (walkerId, position, after) -> {
            Page<FriendLists.Friend> page =
                    lists.friends(walkerId, new Part(AT_ONCE, after, position)).value();
            return new Held.Part(page.items(), page.next());
        });
    }

    @Bean
    Held heldFriendships(ConsistentReads reads, JdbcClient jdbc) {
        return byKey(
                "friendships.json",
                reads,
                jdbc,
                """
                SELECT other_id, friends, since_millis FROM friend_tie
                WHERE walker_id = ? AND bond_position > 0 AND other_id > ? ORDER BY other_id LIMIT ?
                """,
                row -> new Friendship(row.getString(1), row.getBoolean(2), instant(row, 3)),
                Friendship::walkerId);
    }

    @Bean
    Held heldBlocks(ConsistentReads reads, JdbcClient jdbc) {
        return byKey("blocks.json", reads, jdbc, """
                SELECT other_id FROM friend_tie
                WHERE walker_id = ? AND blocks AND other_id > ? ORDER BY other_id LIMIT ?
                """, row -> new Block(row.getString(1)), Block::walkerId);
    }

    @Bean
    Held heldRequestsSent(ConsistentReads reads, JdbcClient jdbc) {
        return byKey("friend-requests-sent.json", reads, jdbc, """
                SELECT request_id, addressee_id, requested_millis, NOT ended FROM friend_ask
                WHERE requester_id = ? AND request_id > ? ORDER BY request_id LIMIT ?
                """, row -> request(row, "out"), Request::requestId);
    }

    @Bean
    Held heldRequestsReceived(ConsistentReads reads, JdbcClient jdbc) {
        return byKey("friend-requests-received.json", reads, jdbc, """
                SELECT request_id, requester_id, requested_millis, NOT ended FROM friend_ask
                WHERE addressee_id = ? AND NOT silent AND request_id > ? ORDER BY request_id LIMIT ?
                """, row -> request(row, "in"), Request::requestId);
    }

    private static Request request(ResultSet row, String direction) throws SQLException {
        return new Request(row.getString(1), row.getString(2), direction, instant(row, 3), row.getBoolean(4));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    /** @param sql takes walker, the key after which the part begins, and how many */
    private static <T> Held byKey(
            String file, ConsistentReads reads, JdbcClient jdbc, String sql, Row<T> row, Function<T, String> key) {
        return held(file, (walkerId, position, after) -> {
            List<T> found = reads.answer(
                            FriendsProjection.VIEW,
                            position,
                            () -> jdbc.sql(sql)
                                    .params(walkerId, after == null ? "" : after, AT_ONCE)
                                    .query((one, number) -> row.read(one))
                                    .list())
                    .value();
            return new Held.Part(found, found.size() < AT_ONCE ? null : key.apply(found.get(AT_ONCE - 1)));
        });
    }

    private interface Question {
        Held.Part part(String walkerId, long position, @Nullable String after);
    }

    private static Held held(String file, Question question) {
        return new Held() {
            @Override
            public String file() {
                return file;
            }

            @Override
            public Part part(String walkerId, long position, @Nullable String after) {
                return question.part(walkerId, position, after);
            }
        };
    }
}
