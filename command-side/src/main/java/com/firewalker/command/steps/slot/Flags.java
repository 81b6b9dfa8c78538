package com.firewalker.command.steps.slot;

import com.firewalker.events.v1.Reason;
import java.util.function.Consumer;

/** Plausibility flags as one number, bit n for rule Pn. Source: domain-rules.md 5. */
public final class Flags {

    static final int P3 = 1 << 3;
    static final int P4 = 1 << 4;
    static final int P5 = 1 << 5;
    static final int P6 = 1 << 6;
    static final int P7 = 1 << 7;
    static final int P8 = 1 << 8;
    static final int P9 = 1 << 9;

    /** Flags that keep a slot out of the ranked total. */
    static final int NOT_RANKED_SLOT = P3 | P4 | P9;

    /** Flags that hold a slot out of every figure. */
    static final int HELD_SLOT = P5 | P6;

    /** Flags that keep a day out of the ranked total. */
    static final int NOT_RANKED_DAY = P6 | P7;

    private static final int FIRST_REASON = Reason.REASON_P3_SLOT_VALUE;

    private Flags() {}

    public static void forEach(int flags, Consumer<Reason> reason) {
        for (int rule = 3; rule <= 9; rule++) {
            if ((flags & 1 << rule) != 0) {
                reason.accept(Reason.forNumber(FIRST_REASON + rule - 3));
            }
        }
    }

    public static int of(Reason reason) {
        return 1 << reason.getNumber() - FIRST_REASON + 3;
    }
}
