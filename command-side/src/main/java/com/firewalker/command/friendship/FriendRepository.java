package com.firewalker.command.friendship;

import com.firewalker.command.account.PersonalData;
import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipEnded;
import com.firewalker.events.v1.FriendshipExpired;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.FriendshipWithdrawn;
import com.firewalker.events.v1.WalkerBlocked;
import com.google.protobuf.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts what the limits need and knows whose a request is. Written only inside the transaction that appends the
 * events it follows, behind a lock on both walkers' rows, so that no count is ever read half-way.
 */
@Repository
class FriendRepository implements PersonalData {

    private final JdbcClient jdbc;

    FriendRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose a request is, open or not. */
    record Parties(String requesterId, String addresseeId) {}

    Optional<Parties> parties(String requestId) {
        return jdbc.sql("SELECT requester_id, addressee_id FROM friend_request WHERE request_id = ?")
                .param(requestId)
                .query((row, n) -> new Parties(row.getString(1), row.getString(2)))
                .optional();
    }

    /** Holds both walkers until the transaction ends, always in the same order. */
    void lock(String one, String other) {
        Stream.of(one, other)
                .sorted()
                .forEach(walkerId -> jdbc.sql("""
                                        INSERT INTO friend_standing (walker_id, utc_day, requests) VALUES (?, '1970-01-01', 0)
                                        ON DUPLICATE KEY UPDATE walker_id = VALUES(walker_id)""").param(walkerId).update());
    }

    RequestQuota standing(String walkerId, Instant at) {
        return jdbc.sql("""
                SELECT (SELECT requests FROM friend_standing WHERE walker_id = :id AND utc_day = :day),
                (SELECT COUNT(*) FROM friend_request WHERE requester_id = :id AND closed_at IS NULL
                AND requested_at > :since), (SELECT COUNT(*) FROM friend WHERE walker_id = :id)""")
                .param("id", walkerId)
                .param("day", day(at))
                .param("since", utc(at.minus(FriendshipState.LAPSE)))
                .query((row, n) -> new RequestQuota(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    void fold(Message event, Instant at) {
        if (event instanceof FriendshipRequested requested) {
            opened(requested);
        } else if (event instanceof FriendshipAccepted accepted) {
            closed(accepted.getRequestId(), at);
            befriended(accepted.getRequesterId(), accepted.getAddresseeId());
        } else if (event instanceof FriendshipDeclined declined) {
            closed(declined.getRequestId(), at);
        } else if (event instanceof FriendshipWithdrawn withdrawn) {
            closed(withdrawn.getRequestId(), at);
        } else if (event instanceof FriendshipExpired expired) {
            closed(expired.getRequestId(), at);
        } else if (event instanceof FriendshipEnded ended) {
            parted(ended.getWalkerId(), ended.getFriendId());
        } else if (event instanceof WalkerBlocked blocked) {
            blocked(blocked, at);
        }
    }

    private void opened(FriendshipRequested event) {
        var at = Instant.ofEpochMilli(event.getRequestedAtMillis());
        jdbc.sql("DELETE FROM friend_request WHERE requester_id = ? AND closed_at < ?")
                .params(event.getRequesterId(), utc(at.minus(FriendshipState.LAPSE)))
                .update();
        jdbc.sql("""
                INSERT INTO friend_request (request_id, requester_id, addressee_id, requested_at)
                VALUES (?, ?, ?, ?)""")
                .params(event.getRequestId(), event.getRequesterId(), event.getAddresseeId(), utc(at))
                .update();
        jdbc.sql("""
                UPDATE friend_standing SET requests = IF(utc_day = :day, requests, 0) + 1, utc_day = :day
                WHERE walker_id = :id""").param("day", day(at)).param("id", event.getRequesterId()).update();
    }

    private void closed(String requestId, Instant at) {
        jdbc.sql("UPDATE friend_request SET closed_at = ? WHERE request_id = ? AND closed_at IS NULL")
                .params(utc(at), requestId)
                .update();
    }

    private void befriended(String one, String other) {
        jdbc.sql("INSERT INTO friend (walker_id, friend_id) VALUES (?, ?), (?, ?)")
                .params(one, other, other, one)
                .update();
    }

    private void parted(String one, String other) {
        jdbc.sql("DELETE FROM friend WHERE (walker_id = ? AND friend_id = ?) OR (walker_id = ? AND friend_id = ?)")
                .params(one, other, other, one)
                .update();
    }

    /** The blocker's own request ends; the blocked one's goes on counting as if it were open. */
    private void blocked(WalkerBlocked event, Instant at) {
        parted(event.getWalkerId(), event.getBlockedId());
        jdbc.sql("""
                UPDATE friend_request SET closed_at = ? WHERE request_id = ? AND requester_id = ?
                AND closed_at IS NULL""")
                .params(utc(at), event.getEndedRequestId(), event.getWalkerId())
                .update();
    }

    /** Everything that names the walker, on both sides: the others' places for friends are free again. */
    @Override
    public void erase(String walkerId) {
        jdbc.sql("DELETE FROM friend_standing WHERE walker_id = ?")
                .param(walkerId)
                .update();
        jdbc.sql("DELETE FROM friend_request WHERE requester_id = ? OR addressee_id = ?")
                .params(walkerId, walkerId)
                .update();
        jdbc.sql("""
                DELETE f FROM friend f JOIN friend g ON f.walker_id = g.friend_id AND f.friend_id = g.walker_id
                WHERE g.walker_id = ?""").param(walkerId).update();
        jdbc.sql("DELETE FROM friend WHERE walker_id = ?").param(walkerId).update();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
