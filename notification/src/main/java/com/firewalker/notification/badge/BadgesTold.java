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
        Long position = jdbc.queryForObject("select position from badges_told where id = 1", Long.class);
        return position == null ? 0 : position;
    }

    /** False where another instance was faster: then it has told the same. */
    boolean advance(long from, long to) {
        return jdbc.update("update badges_told set position = ? where id = 1 and position = ?", to, from) == 1;
    }
}
