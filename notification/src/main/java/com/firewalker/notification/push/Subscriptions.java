package com.firewalker.notification.push;

import com.firewalker.notification.Utc;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Subscriptions in MySQL. An endpoint belongs to whoever registered it last: a browser changes hands by logging in. */
@Component
public class Subscriptions {

    private static final int MOST_PER_WALKER = 20;
    private static final String COLUMNS = "SELECT id, walker_id, endpoint, p256dh, auth FROM push_subscription ";
    private static final RowMapper<Subscription> ROW = (row, n) ->
            new Subscription(row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4), row.getBytes(5));

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Clock clock;

    Subscriptions(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.clock = clock;
    }

    /** The id under which it is kept; empty where the walker is gone. The oldest beyond the limit go. */
    Optional<Long> save(String walkerId, String endpoint, byte[] p256dh, byte[] auth) {
        byte[] hash = hash(endpoint);
        jdbc.update("""
                INSERT INTO push_subscription (walker_id, endpoint, endpoint_hash, p256dh, auth, created_at)
                SELECT ?, ?, ?, ?, ?, ? FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM erased_walker WHERE walker_id = ?)
                ON DUPLICATE KEY UPDATE walker_id = VALUES(walker_id), p256dh = VALUES(p256dh), auth = VALUES(auth),
                    created_at = VALUES(created_at)""", walkerId, endpoint, hash, p256dh, auth, Utc.column(clock.instant()), walkerId);
        ids("SELECT id FROM push_subscription WHERE walker_id = ? ORDER BY created_at DESC, id DESC", walkerId).stream()
                .skip(MOST_PER_WALKER)
                .forEach(this::drop);
        return ids("SELECT id FROM push_subscription WHERE endpoint_hash = ? AND walker_id = ?", hash, walkerId)
                .stream()
                .findFirst();
    }

    private List<Long> ids(String sql, Object... parameters) {
        return jdbc.query(sql, (row, n) -> row.getLong(1), parameters);
    }

    List<Subscription> of(String walkerId) {
        return jdbc.query(COLUMNS + "WHERE walker_id = ? ORDER BY id", ROW, walkerId);
    }

    /** The push services that know the walker's browsers; the rest of an endpoint is a secret. */
    public List<String> services(String walkerId) {
        return of(walkerId).stream()
                .map(subscription -> URI.create(subscription.endpoint()))
                .map(endpoint -> endpoint.getScheme() + "://" + endpoint.getAuthority())
                .toList();
    }

    Optional<Subscription> find(String walkerId, long id) {
        return jdbc.query(COLUMNS + "WHERE walker_id = ? AND id = ?", ROW, walkerId, id).stream()
                .findFirst();
    }

    /** Ids of the walkers' subscriptions, by walker. */
    public List<Address> addresses(Collection<String> walkerIds) {
        return walkerIds.isEmpty()
                ? List.of()
                : named.query(
                        "SELECT walker_id, id FROM push_subscription WHERE walker_id IN (:walkers) ORDER BY id",
                        Map.of("walkers", walkerIds),
                        (row, n) -> new Address(row.getString(1), row.getLong(2)));
    }

    boolean remove(String walkerId, long id) {
        return jdbc.update("DELETE FROM push_subscription WHERE walker_id = ? AND id = ?", walkerId, id) > 0;
    }

    boolean remove(String walkerId, String endpoint) {
        return jdbc.update(
                        "DELETE FROM push_subscription WHERE walker_id = ? AND endpoint_hash = ?",
                        walkerId,
                        hash(endpoint))
                > 0;
    }

    void drop(long id) {
        jdbc.update("DELETE FROM push_subscription WHERE id = ?", id);
    }

    private static byte[] hash(String endpoint) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }

    /** A walker's subscription, by id. */
    public record Address(String walkerId, long subscriptionId) {}
}
