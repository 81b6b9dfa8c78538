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
                jdbc.queryForList("select segment, applied from token_entry where processor_name = ?", processor);
        for (Map<String, Object> token : tokens) {
            long back = Math.max(0, ((Number) token.get("applied")).longValue() - events);
            jdbc.update(
                    """
                    update token_entry set token = ?, applied = ?, owner = null
                    where processor_name = ? and segment = ?""",
                    ("{\"globalIndex\":" + back + "}").getBytes(StandardCharsets.UTF_8),
                    back,
                    processor,
                    token.get("segment"));
        }
    }
}
