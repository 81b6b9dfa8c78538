package com.firewalker.command.mail;

import com.firewalker.command.Utc;
import com.firewalker.platform.schedule.Lookout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mails that are to be written. */
@Repository
public class MailOrders {

    private static final Duration TAKEN_FOR = Duration.ofMinutes(2);

    /** @param walkerId null: whose address it is will be looked up when the mail is written */
    record Order(
            long id,
            MailKind kind,
            @Nullable String walkerId,
            String email,
            byte[] emailKey,
            Instant orderedAt,
            int attempts) {}

    private final Lookout lookout = new Lookout();
    private final JdbcClient jdbc;
    private final Clock clock;

    MailOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the caller's transaction, if there is one: the mail goes out if and only if it commits. */
    public void add(MailKind kind, @Nullable String walkerId, Address to) {
        LocalDateTime now = Utc.of(clock.instant());
        jdbc.sql("""
                INSERT INTO mail_order (kind, walker_id, email, email_key, ordered_at, due_at, attempts)
                VALUES (:kind, :walker, :email, :key, :now, :now, 0)""")
                .param("kind", kind.word())
                .param("walker", walkerId)
                .param("email", to.email())
                .param("key", to.key())
                .param("now", now)
                .update();
        lookout.wake();
    }

    /** False while nothing is known to wait. */
    boolean mayWait() {
        return lookout.isDue();
    }

    /** More may be waiting. */
    void lookAgain() {
        lookout.wake();
    }

    /** One that is due, for exactly one worker; again after two minutes if that worker has not come back. */
    Optional<Order> take() {
        Instant now = clock.instant();
        Optional<Order> due =
                jdbc.sql("""
                SELECT id, kind, walker_id, email, email_key, ordered_at, attempts, due_at
                FROM mail_order WHERE due_at <= ? ORDER BY due_at, id LIMIT 1""").param(Utc.of(now)).query(MailOrders::order).optional();
        return due.filter(order ->
                jdbc.sql("UPDATE mail_order SET due_at = ?, attempts = attempts + 1" + " WHERE id = ? AND attempts = ?")
                                .params(Utc.of(now.plus(TAKEN_FOR)), order.id(), order.attempts())
                                .update()
                        == 1);
    }

    void putBack(Order order, Duration pause) {
        jdbc.sql("UPDATE mail_order SET due_at = ? WHERE id = ?")
                .params(Utc.of(clock.instant().plus(pause)), order.id())
                .update();
    }

    void done(Order order) {
        jdbc.sql("DELETE FROM mail_order WHERE id = ?").param(order.id()).update();
    }

    /** Part of an erasure. */
    public void forget(String walkerId) {
        jdbc.sql("""
                DELETE FROM mail_order WHERE walker_id = :id OR email_key =
                (SELECT email_key FROM account WHERE account.walker_id = :id)""").param("id", walkerId).update();
    }

    private static Order order(ResultSet row, int n) throws SQLException {
        return new Order(
                row.getLong("id"),
                MailKind.of(row.getString("kind")),
                row.getString("walker_id"),
                row.getString("email"),
                row.getBytes("email_key"),
                Utc.instant(row, "ordered_at"),
                row.getInt("attempts"));
    }
}
