package com.firewalker.command.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The account table. Times are UTC. */
@Repository
public class AccountRepository {

    private static final String COLUMNS = """
            SELECT walker_id, email, display_name, time_zone, visibility, locale, friend_code, image_key, created_at,
            email_verified_at, email_since, suspended_at FROM account
            """;

    private static final String SECRET = "SELECT walker_id, password_hash, password_changed_at FROM account ";

    /** @param changedAt when this became the password */
    record Secret(String walkerId, String passwordHash, Instant changedAt) {}

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Throws DuplicateKeyException when e-mail or friend code are taken. */
    void insert(Account account, String passwordHash) {
        String email = Objects.requireNonNull(account.email(), "nobody registers without an address");
        jdbc.sql("""
                INSERT INTO account (walker_id, email, email_key, password_hash, display_name, time_zone, visibility,
                locale, friend_code, created_at, password_changed_at, email_since)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        account.walkerId(),
                        email,
                        EmailKey.of(email),
                        passwordHash,
                        account.displayName(),
                        account.timeZone().getId(),
                        Visibilities.word(account.visibility()),
                        account.locale(),
                        account.friendCode(),
                        utc(account.createdAt()),
                        utc(account.createdAt()),
                        utc(account.createdAt()))
                .update();
    }

    public Optional<Account> find(String walkerId) {
        return jdbc.sql(COLUMNS + "WHERE walker_id = ?")
                .param(walkerId)
                .query(AccountRepository::account)
                .optional();
    }

    public List<Account> findAll(Collection<String> walkerIds) {
        return jdbc.sql(COLUMNS + "WHERE walker_id IN (:ids)")
                .param("ids", walkerIds)
                .query(AccountRepository::account)
                .list();
    }

    /** Whose address it is. */
    public Optional<Account> findByEmail(String email) {
        return jdbc.sql(COLUMNS + "WHERE email_key = ?")
                .param(EmailKey.of(email))
                .query(AccountRepository::account)
                .optional();
    }

    /** Takes the address from whoever has not proven it since then; true where somebody lost it. */
    public boolean free(String email, Instant unprovenSince) {
        return jdbc.sql("""
                UPDATE account SET email = NULL, email_key = NULL
                WHERE email_key = ? AND email_verified_at IS NULL AND email_since < ?""").params(EmailKey.of(email), utc(unprovenSince)).update() > 0;
    }

    /** Throws DuplicateKeyException where it is somebody else's. */
    public void setEmail(String walkerId, String email, Instant provenAt) {
        jdbc.sql("""
                UPDATE account SET email = ?, email_key = ?, email_verified_at = ?, email_since = ?
                WHERE walker_id = ?""")
                .params(email, EmailKey.of(email), utc(provenAt), utc(provenAt), walkerId)
                .update();
    }

    /** Only the first proof counts. */
    public void setVerified(String walkerId, Instant provenAt) {
        jdbc.sql("UPDATE account SET email_verified_at = ? WHERE walker_id = ? AND email_verified_at IS NULL")
                .params(utc(provenAt), walkerId)
                .update();
    }

    public void setPassword(String walkerId, String passwordHash, Instant at) {
        jdbc.sql("UPDATE account SET password_hash = ?, password_changed_at = ? WHERE walker_id = ?")
                .params(passwordHash, utc(at), walkerId)
                .update();
    }

    Optional<Secret> findSecret(String email) {
        return jdbc.sql(SECRET + "WHERE email_key = ?")
                .param(EmailKey.of(email))
                .query(AccountRepository::secret)
                .optional();
    }

    Optional<Secret> findSecretOf(String walkerId) {
        return jdbc.sql(SECRET + "WHERE walker_id = ?")
                .param(walkerId)
                .query(AccountRepository::secret)
                .optional();
    }

    /** When the password was last changed; the row is locked until the transaction ends. */
    Optional<Instant> lockPassword(String walkerId) {
        return jdbc.sql(SECRET + "WHERE walker_id = ? FOR UPDATE")
                .param(walkerId)
                .query(AccountRepository::secret)
                .optional()
                .map(Secret::changedAt);
    }

    /** Only if nobody changed the password meanwhile. */
    void rehash(Secret old, String passwordHash) {
        jdbc.sql("UPDATE account SET password_hash = ? WHERE walker_id = ? AND password_hash = ?")
                .params(passwordHash, old.walkerId(), old.passwordHash())
                .update();
    }

    public void update(Account account) {
        jdbc.sql("UPDATE account SET display_name = ?, time_zone = ?, visibility = ?, locale = ? WHERE walker_id = ?")
                .params(
                        account.displayName(),
                        account.timeZone().getId(),
                        Visibilities.word(account.visibility()),
                        account.locale(),
                        account.walkerId())
                .update();
    }

    /** The row, locked until the transaction ends, so that two changes do not undo each other. */
    public Optional<Account> lock(String walkerId) {
        return jdbc.sql(COLUMNS + "WHERE walker_id = ? FOR UPDATE")
                .param(walkerId)
                .query(AccountRepository::account)
                .optional();
    }

    /** Whether the walker is there, who is then not erased until the caller's transaction ends. */
    public boolean hold(String walkerId) {
        return jdbc.sql("SELECT 1 FROM account WHERE walker_id = ? LOCK IN SHARE MODE")
                .param(walkerId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Whether both are there. Neither is erased until the caller's transaction ends. */
    public boolean hold(String one, String other) {
        return jdbc.sql("SELECT walker_id FROM account WHERE walker_id IN (?, ?) ORDER BY walker_id LOCK IN SHARE MODE")
                        .params(one, other)
                        .query(String.class)
                        .list()
                        .size()
                == 2;
    }

    public boolean isSuspended(String walkerId) {
        return jdbc.sql("SELECT 1 FROM account WHERE walker_id = ? AND suspended_at IS NOT NULL")
                .param(walkerId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** @param since null restores */
    public void suspend(String walkerId, @Nullable Instant since) {
        jdbc.sql("UPDATE account SET suspended_at = :since WHERE walker_id = :walker")
                .param("since", since == null ? null : utc(since))
                .param("walker", walkerId)
                .update();
    }

    void delete(String walkerId) {
        jdbc.sql("DELETE FROM account WHERE walker_id = ?").param(walkerId).update();
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        return new Account(
                row.getString("walker_id"),
                row.getString("email"),
                row.getString("display_name"),
                ZoneId.of(row.getString("time_zone")),
                Visibilities.of(row.getString("visibility")),
                row.getString("locale"),
                row.getString("friend_code"),
                row.getString("image_key"),
                instant(row, "created_at"),
                row.getObject("email_verified_at") != null,
                instant(row, "email_since"),
                row.getObject("suspended_at") != null);
    }

    private static Secret secret(ResultSet row, int n) throws SQLException {
        return new Secret(
                row.getString("walker_id"), row.getString("password_hash"), instant(row, "password_changed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
