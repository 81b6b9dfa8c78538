package com.firewalker.query.friends;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What a walker is to another, for reading. */
@Entity
@Immutable
@Table(name = "friend_tie")
@IdClass(FriendshipView.Key.class)
class FriendshipView {

    /** Both walkers, in this order. */
    record Key(String walkerId, String otherId) implements Serializable {}

    @Id
    @Column(name = "walker_id")
    private String walkerId;

    @Id
    @Column(name = "other_id")
    private String otherId;

    private boolean friends;

    @Column(name = "since_millis")
    private long sinceMillis;

    private boolean blocks;

    protected FriendshipView() {}

    String walkerId() {
        return walkerId;
    }

    String otherId() {
        return otherId;
    }

    boolean friends() {
        return friends;
    }

    Instant since() {
        return Instant.ofEpochMilli(sinceMillis);
    }

    boolean blocks() {
        return blocks;
    }
}
