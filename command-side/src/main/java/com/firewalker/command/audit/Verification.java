package com.firewalker.command.audit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows the chain from the first row to the last and says where it breaks. */
@Component
class Verification {

    private static final int PAGE = 500;
    private static final byte[] BEFORE_THE_FIRST = new byte[32];

    /**
     * @param intact whether every row fits the one before it and the last one is where the log ends
     * @param brokenAt the position of the first row that does not fit, or that is missing
     * @param hash of the last row that fits; noted elsewhere it shows later whether the log up to there is the same
     */
    record Result(boolean intact, long entries, @Nullable Long brokenAt, String hash) {}

    private final EntryRows rows;

    Verification(EntryRows rows) {
        this.rows = rows;
    }

    Result run() {
        EntryRows.Head head = rows.head();
        byte[] hash = BEFORE_THE_FIRST;
        long position = 0;
        while (position < head.position()) {
            List<EntryRows.Kept> page = rows.after(position, PAGE);
            if (page.isEmpty()) {
                return broken(position, hash);
            }
            for (EntryRows.Kept kept : page) {
                byte[] expected = kept.entry().hash(hash);
                if (kept.entry().position() != position + 1 || !Arrays.equals(expected, kept.hash())) {
                    return broken(position, hash);
                }
                position++;
                hash = expected;
                if (position == head.position() && !Arrays.equals(hash, head.hash())) {
                    return broken(position - 1, hash);
                }
            }
        }
        return new Result(true, position, null, HexFormat.of().formatHex(hash));
    }

    private static Result broken(long good, byte[] hash) {
        return new Result(false, good, good + 1, HexFormat.of().formatHex(hash));
    }
}
