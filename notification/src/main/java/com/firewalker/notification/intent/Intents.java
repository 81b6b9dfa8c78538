package com.firewalker.notification.intent;

/**
 * Where processes leave what is worth telling. Both calls join the caller's transaction, so an intent, the saga's state
 * and the token that brought the event are written together or not at all. Repeating a call changes nothing.
 */
public interface Intents {

    /** The periodic task that tells waiting intents; woken when some were written. */
    String DIGEST_TASK = "digests";

    void record(Intent intent);

    /** Takes the key, so that a fact whose time has passed is never told, even if its event still comes. */
    void ruleOut(String key, String walkerId, Kind kind);
}
