package com.firewalker.bench.peer.plain;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A sample as it arrived, once per walker, device, id and date. */
@Entity
@Table(name = "sample", uniqueConstraints = @UniqueConstraint(columnNames = {"walker", "date", "device", "sample"}))
class StoredSample {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String walker = "";
    String device = "";
    String sample = "";
    LocalDate date = LocalDate.EPOCH;
    long version;
    Instant start = Instant.EPOCH;
    Instant finish = Instant.EPOCH;
    int count;
}
