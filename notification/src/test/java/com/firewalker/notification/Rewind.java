package com.firewalker.notification;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes a processor's tokens back, whoever holds them: what it handled since is delivered again. */
final class Rewind {

    private Rewind() {}

    static void by(JdbcTemplate jdbc, String processor, int events) {
        List<Map<String, Object>> tokens =
                jdbc.queryForList("SELECT segment, applied FROM token_entry WHERE processor_name = ?", processor);
        for (Map<String, Object> token : tokens) {
            long back = Math.max(0, ((Number) token.get("applied")).longValue() - events);
            jdbc.update(
                    """
                    UPDATE token_entry SET token = ?, applied = ?, owner = NULL
                    WHERE processor_name = ? AND segment = ?""",
                    ("{\"globalIndex\":" + back + "}").getBytes(StandardCharsets.UTF_8),
                    back,
                    processor,
                    token.get("segment"));
        }
    }
}
