package com.firewalker.notification.friendrequest;

import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipExpired;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.FriendshipWithdrawn;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.intent.PushWindow;
import com.firewalker.notification.outbox.OutboxTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who asked whom, and what that makes worth telling. */
record RequestFacts(String requestId, String requesterId, String addresseeId) {

    static final RequestFacts NONE = new RequestFacts("", "", "");

    static RequestFacts of(FriendshipRequested event) {
        return new RequestFacts(event.getRequestId(), event.getRequesterId(), event.getAddresseeId());
    }

    static RequestFacts of(FriendshipAccepted event) {
        return new RequestFacts(event.getRequestId(), event.getRequesterId(), event.getAddresseeId());
    }

    static RequestFacts of(FriendshipDeclined event) {
        return new RequestFacts(event.getRequestId(), event.getRequesterId(), event.getAddresseeId());
    }

    static RequestFacts of(FriendshipWithdrawn event) {
        return new RequestFacts(event.getRequestId(), event.getRequesterId(), event.getAddresseeId());
    }

    static RequestFacts of(FriendshipExpired event) {
        return new RequestFacts(event.getRequestId(), event.getRequesterId(), event.getAddresseeId());
    }

    boolean known() {
        return !requestId.isEmpty();
    }

    Kind kind() {
        return Kind.FRIEND_REQUEST;
    }

    /** What may be told of an open request. */
    List<String> keys() {
        return List.of(askedKey(), reminderKey());
    }

    Intent asked(Instant at) {
        return toAddressee(askedKey(), Map.of("requestId", requestId, "walkerId", requesterId), at);
    }

    Intent reminded(Instant at) {
        return toAddressee(
                reminderKey(), Map.of("requestId", requestId, "walkerId", requesterId, "reminder", true), at);
    }

    Intent accepted(Instant at) {
        return new Intent(
                "FRIEND_ACCEPTED:" + requestId,
                requesterId,
                Kind.FRIEND_ACCEPTED,
                Map.of("requestId", requestId, "walkerId", addresseeId),
                at,
                PushWindow.oneDay(at));
    }

    OutboxTask expiry(Instant at) {
        return new OutboxTask(
                ExpireRequest.TYPE + ":" + requestId,
                ExpireRequest.TYPE,
                requesterId,
                Map.of("requestId", requestId, "requesterId", requesterId, "addresseeId", addresseeId),
                at,
                null);
    }

    private Intent toAddressee(String key, Map<String, Object> facts, Instant at) {
        return new Intent(key, addresseeId, Kind.FRIEND_REQUEST, facts, at, PushWindow.oneDay(at));
    }

    private String askedKey() {
        return "FRIEND_REQUEST:" + requestId;
    }

    private String reminderKey() {
        return "FRIEND_REQUEST_REMINDER:" + requestId;
    }
}
