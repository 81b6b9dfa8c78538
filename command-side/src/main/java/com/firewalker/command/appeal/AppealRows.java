package com.firewalker.command.appeal;

import com.firewalker.command.account.PersonalData;
import com.firewalker.command.appeal.Appeal.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of appeals. Texts are personal data and go with the account. Times are UTC. */
@Repository
class AppealRows implements PersonalData {

    private static final String SELECT = """
            SELECT appeal_id, walker_id, local_date, state, walker_text, answer, ledger_position, created_at, decided_at
            FROM appeal
            """;

    private final JdbcClient jdbc;

    AppealRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Throws DuplicateKeyException where the day has an open one. */
    void insert(Appeal appeal) {
        jdbc.sql("""
                INSERT INTO appeal (appeal_id, walker_id, local_date, state, open_day, walker_text, ledger_position,
                created_at) VALUES (?, ?, ?, 'open', 1, ?, ?, ?)""")
                .params(
                        appeal.id(),
                        appeal.walkerId(),
                        appeal.date(),
                        appeal.text(),
                        appeal.position(),
                        utc(appeal.createdAt()))
                .update();
    }

    /** Newest first. */
    List<Appeal> of(String walkerId, @Nullable Instant before, String beforeId, int limit) {
        return jdbc.sql(SELECT + "WHERE walker_id = :walker AND (:first OR (created_at, appeal_id) < (:at, :id))"
                        + " ORDER BY created_at DESC, appeal_id DESC LIMIT :limit")
                .param("walker", walkerId)
                .param("first", before == null)
                .param("at", utc(before == null ? Instant.EPOCH : before))
                .param("id", beforeId)
                .param("limit", limit)
                .query(AppealRows::appeal)
                .list();
    }

    /** Oldest first: a queue. */
    List<Appeal> in(Optional<State> state, @Nullable Instant after, String afterId, int limit) {
        return jdbc.sql(SELECT + "WHERE (:any OR state = :state) AND (:first OR (created_at, appeal_id) > (:at, :id))"
                        + " ORDER BY created_at, appeal_id LIMIT :limit")
                .param("any", state.isEmpty())
                .param("state", state.map(State::word).orElse(""))
                .param("first", after == null)
                .param("at", utc(after == null ? Instant.EPOCH : after))
                .param("id", afterId)
                .param("limit", limit)
                .query(AppealRows::appeal)
                .list();
    }

    /** The row, locked until the transaction ends: two operators decide one after the other. */
    Optional<Appeal> lock(String id) {
        return jdbc.sql(SELECT + "WHERE appeal_id = ? FOR UPDATE")
                .param(id)
                .query(AppealRows::appeal)
                .optional();
    }

    Optional<Appeal> find(String id) {
        return jdbc.sql(SELECT + "WHERE appeal_id = ?")
                .param(id)
                .query(AppealRows::appeal)
                .optional();
    }

    void decide(String id, State state, String answer, Instant at) {
        jdbc.sql("UPDATE appeal SET state = ?, open_day = NULL, answer = ?, decided_at = ? WHERE appeal_id = ?")
                .params(state.word(), answer, utc(at), id)
                .update();
    }

    @Override
    public void erase(String walkerId) {
        jdbc.sql("DELETE FROM appeal WHERE walker_id = ?").param(walkerId).update();
    }

    private static Appeal appeal(ResultSet row, int n) throws SQLException {
        LocalDateTime decided = row.getObject("decided_at", LocalDateTime.class);
        return new Appeal(
                row.getString("appeal_id"),
                row.getString("walker_id"),
                row.getObject("local_date", LocalDate.class),
                State.of(row.getString("state")).orElseThrow(),
                row.getString("walker_text"),
                row.getString("answer"),
                row.getLong("ledger_position"),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                decided == null ? null : decided.toInstant(ZoneOffset.UTC));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
