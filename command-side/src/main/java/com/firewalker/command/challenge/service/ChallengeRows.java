package com.firewalker.command.challenge.service;

import com.firewalker.command.Utc;
import com.firewalker.command.challenge.Schedule;
import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeEndMoved;
import com.firewalker.events.v1.ChallengeOrganiserChanged;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeSettingsChanged;
import com.firewalker.events.v1.ChallengeSettingsFrozen;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of challenges; changed only in the transaction that appends the events it follows, behind its row's lock. */
@Repository
class ChallengeRows {

    private static final String SELECT =
            "SELECT challenge_id, organiser_id, name, description, settings, phase, frozen, members FROM challenge ";

    private final JdbcClient jdbc;

    ChallengeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Throws DuplicateKeyException where another challenge has the code. */
    void insert(ChallengeRow row, byte[] codeHash, Instant at) {
        jdbc.sql("""
                INSERT INTO challenge (challenge_id, organiser_id, name, description, code_hash, settings, phase,
                frozen, members, seals_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(row.challengeId())
                .param(row.organiserId())
                .param(row.name())
                .param(row.description())
                .param(codeHash)
                .param(row.settings().toByteArray())
                .param(word(row.phase()))
                .param(row.frozen())
                .param(row.members())
                .param(Utc.of(Schedule.of(row.settings()).sealsAt()))
                .param(Utc.of(at))
                .update();
    }

    Optional<ChallengeRow> find(String challengeId) {
        return jdbc.sql(SELECT + "WHERE challenge_id = ?")
                .param(challengeId)
                .query(ChallengeRows::row)
                .optional();
    }

    List<ChallengeRow> findAll(List<String> challengeIds) {
        return jdbc.sql(SELECT + "WHERE challenge_id IN (:ids)")
                .param("ids", challengeIds)
                .query(ChallengeRows::row)
                .list();
    }

    /** The row, held until the transaction ends: one command on a challenge and its members after the other. */
    Optional<ChallengeRow> lock(String challengeId) {
        return jdbc.sql(SELECT + "WHERE challenge_id = ? FOR UPDATE")
                .param(challengeId)
                .query(ChallengeRows::row)
                .optional();
    }

    Optional<ChallengeRow> findByCode(byte[] codeHash) {
        return jdbc.sql(SELECT + "WHERE code_hash = ?")
                .param(codeHash)
                .query(ChallengeRows::row)
                .optional();
    }

    /** How many challenges of the organiser are neither sealed nor cancelled. */
    int open(String organiserId) {
        return jdbc.sql("SELECT COUNT(*) FROM challenge WHERE organiser_id = ? AND phase = 'live'")
                .param(organiserId)
                .query(Integer.class)
                .single();
    }

    /** Those whose seal is due, the longest due first. */
    List<String> due(Instant at, int most) {
        return jdbc.sql("""
                SELECT challenge_id FROM challenge WHERE phase = 'live' AND seals_at <= ?
                ORDER BY seals_at, challenge_id LIMIT ?""")
                .params(Utc.of(at), most)
                .query((row, n) -> row.getString(1))
                .list();
    }

    void describe(String challengeId, String name, @Nullable String description) {
        jdbc.sql("UPDATE challenge SET name = ?, description = ? WHERE challenge_id = ?")
                .param(name)
                .param(description)
                .param(challengeId)
                .update();
    }

    void count(String challengeId, int more) {
        jdbc.sql("UPDATE challenge SET members = members + ? WHERE challenge_id = ?")
                .params(more, challengeId)
                .update();
    }

    void fold(ChallengeRow row, List<Message> events) {
        ChallengeSettings settings = row.settings();
        for (Message event : events) {
            if (event instanceof ChallengeSettingsChanged changed) {
                set(row, changed.getSettings());
            } else if (event instanceof ChallengeEndMoved moved) {
                set(row, settings.toBuilder().setTo(moved.getTo()).build());
            } else if (event instanceof ChallengeSettingsFrozen) {
                set(row, "frozen", true);
            } else if (event instanceof ChallengeOrganiserChanged changed) {
                set(row, "organiser_id", changed.hasOrganiserId() ? changed.getOrganiserId() : null);
            } else if (event instanceof ChallengeCancelled) {
                set(row, "phase", word(ChallengeRow.Phase.CANCELLED));
            } else if (event instanceof ChallengeSealed) {
                set(row, "phase", word(ChallengeRow.Phase.SEALED));
            }
        }
    }

    private void set(ChallengeRow row, ChallengeSettings settings) {
        jdbc.sql("UPDATE challenge SET settings = ?, seals_at = ? WHERE challenge_id = ?")
                .params(settings.toByteArray(), Utc.of(Schedule.of(settings).sealsAt()), row.challengeId())
                .update();
    }

    private void set(ChallengeRow row, String column, @Nullable Object value) {
        jdbc.sql("UPDATE challenge SET " + column + " = ? WHERE challenge_id = ?")
                .param(value)
                .param(row.challengeId())
                .update();
    }

    /** What its last member, who was erased, may have typed. */
    void forgetTexts(String challengeId) {
        jdbc.sql("UPDATE challenge SET name = '-', description = NULL WHERE challenge_id = ?")
                .param(challengeId)
                .update();
        jdbc.sql("UPDATE challenge_team SET name = '-' WHERE challenge_id = ?")
                .param(challengeId)
                .update();
    }

    private static String word(ChallengeRow.Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static ChallengeRow row(ResultSet row, int n) throws SQLException {
        try {
            return new ChallengeRow(
                    row.getString("challenge_id"),
                    row.getString("organiser_id"),
                    row.getString("name"),
                    row.getString("description"),
                    ChallengeSettings.parseFrom(row.getBytes("settings")),
                    ChallengeRow.Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
                    row.getBoolean("frozen"),
                    row.getInt("members"));
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("the settings of a challenge cannot be read", e);
        }
    }
}
