package com.firewalker.bench.peer.plain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The sum of a walker's day. */
@Entity
@Table(name = "day_total")
class DayTotal {
    @Id
    String id = "";

    int total;
}
