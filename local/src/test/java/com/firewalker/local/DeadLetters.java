package com.firewalker.local;

import java.util.UUID;

/** Events that wait as dead letters although nothing is wrong with them. */
final class DeadLetters {

    private DeadLetters() {}

    /** An event that the view has handled is made one that waits: handled once more it changes nothing. */
    static String plant(String streamId, long sequence) {
        String id = UUID.randomUUID().toString();
        MachineDatabase.change("""
                INSERT INTO firewalker_query.dead_letter (id, projection, position, stream_id, parked_with, cause, attempts,
                                                          parked_at, tried_at)
                SELECT ?, 'days', position, stream_id, ?, 'a planted fault', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
                FROM firewalker_command.ledger_event WHERE stream_id = ? AND sequence = ?""", id, streamId, streamId, sequence);
        return id;
    }
}
