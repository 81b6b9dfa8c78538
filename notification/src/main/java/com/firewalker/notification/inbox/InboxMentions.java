package com.firewalker.notification.inbox;

import com.firewalker.notification.intent.Intent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What inboxes say of other walkers. */
@Component
public class InboxMentions {

    private static final int AT_ONCE = 200;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    InboxMentions(JdbcTemplate jdbc, JsonMapper json, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
    }

    private record Mention(
            long intentId, String walkerId, @Nullable Long seq) {}

    /** Removes the facts of one small transaction; an entry without any other fact goes with them. True where more may be left. */
    public boolean forgetSome(String subjectId) {
        Integer found = transaction.execute(status -> forget(subjectId));
        return found != null && found == AT_ONCE;
    }

    private int forget(String subjectId) {
        List<Mention> mentions = jdbc.query(
                "SELECT id, walker_id, inbox_seq FROM intent WHERE subject_id = ? ORDER BY id LIMIT ? FOR UPDATE",
                (row, n) -> new Mention(row.getLong(1), row.getString(2), row.getObject(3, Long.class)),
                subjectId,
                AT_ONCE);
        for (Mention mention : mentions) {
            if (mention.seq() != null) {
                removeFrom(mention.walkerId(), mention.seq(), subjectId);
            }
            jdbc.update("DELETE FROM intent WHERE id = ?", mention.intentId());
        }
        return mentions.size();
    }

    private void removeFrom(String walkerId, long seq, String subjectId) {
        List<String> stored = jdbc.query(
                "SELECT facts FROM inbox WHERE walker_id = ? AND seq = ? FOR UPDATE",
                (row, number) -> row.getString(1),
                walkerId,
                seq);
        if (stored.isEmpty()) {
            return;
        }
        List<JsonNode> left = new ArrayList<>();
        for (JsonNode fact : json.readTree(stored.get(0))) {
            if (!subjectId.equals(fact.path("values").path(Intent.SUBJECT).asString(""))) {
                left.add(fact);
            }
        }
        if (left.isEmpty()) {
            jdbc.update("DELETE FROM inbox WHERE walker_id = ? AND seq = ?", walkerId, seq);
        } else {
            jdbc.update(
                    "UPDATE inbox SET facts = ?, kind = ? WHERE walker_id = ? AND seq = ?",
                    json.writeValueAsString(left),
                    left.get(0).path("kind").asString(),
                    walkerId,
                    seq);
        }
    }
}
