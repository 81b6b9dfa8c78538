package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeMemberMoved;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Rows of the view's tables, read. */
final class HeldChallenges {

    static final String COLUMNS =
            "c.challenge_id, c.settings, c.from_date, c.to_date, c.organiser_id, c.created_millis,"
                    + " c.unlisted, c.cancelled_position, c.seal_position, c.policy, c.hash";

    private HeldChallenges() {}

    static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getString(1),
                settings(row.getBytes(2)),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getBoolean(7),
                row.getLong(8),
                row.getLong(9),
                row.getInt(10),
                row.getString(11));
    }

    private static ChallengeSettings settings(byte[] bytes) {
        try {
            return ChallengeSettings.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("settings that were written here cannot be read", e);
        }
    }

    static List<ChallengeTeamSpan> spans(byte[] bytes) {
        try {
            return ChallengeMemberMoved.parseFrom(bytes).getTeamsList();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("spans that were written here cannot be read", e);
        }
    }

    static Share share(ResultSet row, int number) throws SQLException {
        return new Share(
                row.getObject("source_date", LocalDate.class),
                row.getObject("on_date", LocalDate.class),
                row.getLong("total"),
                row.getLong("ranked"),
                row.getLong("manual"),
                row.getBoolean("reached"),
                row.getLong("slot"),
                row.getLong("position"));
    }
}
