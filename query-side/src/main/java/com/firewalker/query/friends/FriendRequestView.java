package com.firewalker.query.friends;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A request, for reading. */
@Entity
@Immutable
@Table(name = "friend_ask")
class FriendRequestView {

    @Id
    @Column(name = "request_id")
    private String requestId;

    @Column(name = "requester_id")
    private String requesterId;

    @Column(name = "addressee_id")
    private String addresseeId;

    @Column(name = "requested_millis")
    private long requestedMillis;

    private boolean silent;
    private boolean ended;

    @Column(name = "barred_by")
    private String barredBy;

    protected FriendRequestView() {}

    String requestId() {
        return requestId;
    }

    String requesterId() {
        return requesterId;
    }

    String addresseeId() {
        return addresseeId;
    }

    long requestedMillis() {
        return requestedMillis;
    }

    boolean silent() {
        return silent;
    }

    boolean ended() {
        return ended;
    }

    String barredBy() {
        return barredBy;
    }
}
