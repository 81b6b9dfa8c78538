package com.firewalker.command.mail;

import com.firewalker.command.Utc;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What links in mails stand for. Their tokens have 256 random bits and are kept as hashes; each is used once. */
@Repository
public class MailLinks {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    /** @param to the address that it was sent to, or for an undo the one it leads back to */
    public record Link(String walkerId, MailKind kind, Address to) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    MailLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The token, which is shown here and nowhere else. */
    String make(Link link) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = clock.instant();
        jdbc.sql("""
                INSERT INTO mail_link (token_hash, walker_id, purpose, email, email_key, made_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        hash(token),
                        link.walkerId(),
                        link.kind().word(),
                        link.to().email())
                .params(
                        link.to().key(),
                        Utc.of(now),
                        Utc.of(now.plus(link.kind().holds())))
                .update();
        return token;
    }

    /** Of a living walker, not used, not late. */
    public Optional<Link> find(String token, Collection<MailKind> kinds) {
        return jdbc.sql("""
                SELECT walker_id, purpose, email, email_key FROM mail_link WHERE token_hash = :hash
                AND purpose IN (:purposes) AND used_at IS NULL AND expires_at > :now""")
                .param("hash", hash(token))
                .param("purposes", kinds.stream().map(MailKind::word).toList())
                .param("now", Utc.of(clock.instant()))
                .query(MailLinks::link)
                .optional();
    }

    /** In the caller's transaction; true for the one who used it. */
    public boolean use(String token) {
        LocalDateTime now = Utc.of(clock.instant());
        return jdbc.sql("UPDATE mail_link SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?")
                        .params(now, hash(token), now)
                        .update()
                == 1;
    }

    /** Those of these kinds lead nowhere any more. */
    public void drop(String walkerId, List<MailKind> kinds) {
        jdbc.sql("DELETE FROM mail_link WHERE walker_id = :walker AND purpose IN (:purposes)")
                .param("walker", walkerId)
                .param("purposes", kinds.stream().map(MailKind::word).toList())
                .update();
    }

    /** From now on, as long as such a link holds. */
    public void renew(String walkerId, MailKind kind) {
        jdbc.sql("UPDATE mail_link SET expires_at = ? WHERE walker_id = ? AND purpose = ? AND used_at IS NULL")
                .params(Utc.of(clock.instant().plus(kind.holds())), walkerId, kind.word())
                .update();
    }

    void sweep() {
        jdbc.sql("DELETE FROM mail_link WHERE expires_at < ? LIMIT 1000")
                .param(Utc.of(clock.instant()))
                .update();
    }

    /** Part of an erasure. */
    public void forget(String walkerId) {
        jdbc.sql("DELETE FROM mail_link WHERE walker_id = ?").param(walkerId).update();
    }

    private static Link link(ResultSet row, int n) throws SQLException {
        return new Link(
                row.getString("walker_id"),
                MailKind.of(row.getString("purpose")),
                new Address(row.getString("email"), row.getBytes("email_key")));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("firewalker mail link:" + token).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }
}
