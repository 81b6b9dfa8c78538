package com.firewalker.notification.intent;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wish to tell a walker a fact.
 *
 * @param key names the fact for ever; a second intent with the same key is nothing
 * @param facts flat values for the text and for clients; ids and numbers only, never names
 * @param recordedAt when the ledger recorded the fact
 * @param pushUntil until when a push still makes sense; null: never leaves the inbox
 */
public record Intent(
        String key,
        String walkerId,
        Kind kind,
        Map<String, Object> facts,
        Instant recordedAt,
        @Nullable Instant pushUntil) {

    /** The fact that names the walker whom an intent is about, where that is another one than who is told. */
    public static final String SUBJECT = "walkerId";

    public Intent {
        facts = Map.copyOf(facts);
    }
}
