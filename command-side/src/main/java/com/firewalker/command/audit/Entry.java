package com.firewalker.command.audit;

import com.firewalker.platform.audit.Act;
import com.firewalker.platform.audit.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One row of the log: an act, or how one ended. Its hash covers every column and the hash of the row before it, so that a
 * row that was altered, taken out or put in does not fit the next.
 */
record Entry(
        long position,
        Kind kind,
        String actId,
        Instant at,
        @Nullable String actor,
        @Nullable String role,
        @Nullable String action,
        @Nullable String target,
        @Nullable String parameters,
        @Nullable String reason,
        @Nullable String requestId,
        @Nullable String outcome) {

    enum Kind {
        ACT("act"),
        END("end");

        final String word;

        Kind(String word) {
            this.word = word;
        }

        static Kind of(String word) {
            return word.equals(ACT.word) ? ACT : END;
        }
    }

    static Entry of(long position, String actId, Instant at, Act act) {
        return new Entry(
                position,
                Kind.ACT,
                actId,
                at.truncatedTo(ChronoUnit.MICROS),
                act.actor(),
                act.role(),
                act.action(),
                act.target(),
                act.parameters(),
                act.reason(),
                act.requestId(),
                null);
    }

    static Entry of(long position, String actId, Instant at, Outcome outcome) {
        return new Entry(
                position,
                Kind.END,
                actId,
                at.truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                outcome.word());
    }

    byte[] hash(byte[] before) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            add(digest, Long.toString(position));
            add(digest, kind.word);
            add(digest, actId);
            add(digest, at.toString());
            add(digest, actor);
            add(digest, role);
            add(digest, action);
            add(digest, target);
            add(digest, parameters);
            add(digest, reason);
            add(digest, requestId);
            add(digest, outcome);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }

    /** With its length before it, and absent as a length that none has: no two rows are written alike. */
    private static void add(MessageDigest digest, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(4).putInt(text == null ? -1 : bytes.length).array());
        digest.update(bytes);
    }
}
