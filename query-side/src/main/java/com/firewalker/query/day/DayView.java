package com.firewalker.query.day;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the day view, for reading. */
@Entity
@Immutable
@Table(name = "day_view")
@IdClass(DayView.Key.class)
class DayView {

    /** Walker and local date. */
    record Key(String walkerId, LocalDate localDate) implements Serializable {}

    @Id
    @Column(name = "walker_id")
    private String walkerId;

    @Id
    @Column(name = "local_date")
    private LocalDate localDate;

    private int total;
    private int ranked;
    private int quarantined;
    private int goal;

    @Column(name = "goal_reached")
    private boolean goalReached;

    @Column(name = "goal_reached_at")
    private @Nullable LocalDateTime goalReachedAt;

    private String devices;

    @Column(name = "has_data")
    private boolean hasData;

    @Column(name = "updated_at")
    private @Nullable LocalDateTime updatedAt;

    private long position;

    protected DayView() {}

    LocalDate localDate() {
        return localDate;
    }

    int total() {
        return total;
    }

    int ranked() {
        return ranked;
    }

    int quarantined() {
        return quarantined;
    }

    int goal() {
        return goal;
    }

    boolean goalReached() {
        return goalReached;
    }

    @Nullable Instant goalReachedAt() {
        return goalReached ? instant(goalReachedAt) : null;
    }

    List<DeviceShare> devices() {
        return DeviceShare.read(devices);
    }

    boolean hasData() {
        return hasData;
    }

    @Nullable Instant updatedAt() {
        return instant(updatedAt);
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime utc) {
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
