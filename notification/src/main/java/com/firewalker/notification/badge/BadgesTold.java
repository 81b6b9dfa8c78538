package com.firewalker.notification.badge;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Up to which ledger position granted badges have become intents. */
@Component
class BadgesTold {

    private final JdbcTemplate jdbc;

    BadgesTold(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long upTo() {
        Long position = jdbc.queryForObject("SELECT position FROM badges_told WHERE id = 1", Long.class);
        return position == null ? 0 : position;
    }

    /** False where another instance was faster: then it has told the same. */
    boolean advance(long from, long to) {
        return jdbc.update("UPDATE badges_told SET position = ? WHERE id = 1 AND position = ?", to, from) == 1;
    }
}
