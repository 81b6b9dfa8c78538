package com.firewalker.query.friends;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Requests that wait for an answer, the newest first, each side seeing what it may. */
interface FriendRequestViewRepository extends Repository<FriendRequestView, String> {

    @Query("select a from FriendRequestView a where a.addresseeId = :walkerId and a.ended = false and a.silent = false"
            + " and a.barredBy = '' and a.requestedMillis > :lapsed"
            + " and (a.requestedMillis < :millis or a.requestedMillis = :millis and a.requestId < :id)"
            + " order by a.requestedMillis desc, a.requestId desc")
    List<FriendRequestView> received(String walkerId, long lapsed, long millis, String id, Limit limit);

    /** The sender is not told that a request is barred, unless by the sender's own block. */
    @Query("select a from FriendRequestView a where a.requesterId = :walkerId and a.ended = false"
            + " and a.barredBy <> :walkerId and a.requestedMillis > :lapsed"
            + " and (a.requestedMillis < :millis or a.requestedMillis = :millis and a.requestId < :id)"
            + " order by a.requestedMillis desc, a.requestId desc")
    List<FriendRequestView> sent(String walkerId, long lapsed, long millis, String id, Limit limit);
}
