package com.firewalker.command.account;

import com.firewalker.platform.web.OpaqueIds;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the walker behind a friend code, however it was typed. */
@Component
public class FriendCodes {

    private final JdbcClient jdbc;

    FriendCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> walkerOf(String friendCode) {
        String code = friendCode.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (!OpaqueIds.isPossible(code)) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT walker_id FROM account WHERE friend_code = ?")
                .param(code)
                .query(String.class)
                .optional();
    }
}
