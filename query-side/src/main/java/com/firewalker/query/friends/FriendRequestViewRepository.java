package com.firewalker.query.friends;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Requests that wait for an answer, the newest first, each side seeing what it may. */
interface FriendRequestViewRepository extends Repository<FriendRequestView, String> {

    @Query("""
            SELECT a FROM FriendRequestView a WHERE a.addresseeId = :walkerId AND a.ended = false AND a.silent = false
            AND a.barredBy = '' AND a.requestedMillis > :lapsed
            AND (a.requestedMillis < :millis OR a.requestedMillis = :millis AND a.requestId < :id)
            ORDER BY a.requestedMillis DESC, a.requestId DESC""")
    List<FriendRequestView> received(String walkerId, long lapsed, long millis, String id, Limit limit);

    /** The sender is not told that a request is barred, unless by the sender's own block. */
    @Query("""
            SELECT a FROM FriendRequestView a WHERE a.requesterId = :walkerId AND a.ended = false
            AND a.barredBy <> :walkerId AND a.requestedMillis > :lapsed
            AND (a.requestedMillis < :millis OR a.requestedMillis = :millis AND a.requestId < :id)
            ORDER BY a.requestedMillis DESC, a.requestId DESC""")
    List<FriendRequestView> sent(String walkerId, long lapsed, long millis, String id, Limit limit);
}
