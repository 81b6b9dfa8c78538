package com.firewalker.query.rebuild;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the rows that a rebuild folds. */
enum RebuildMode {
    /** They become another version, which may take over. */
    SHADOW,
    /** Those that differ replace the live ones. */
    IN_PLACE,
    /** A sample is timed, weighed and dropped. */
    DRY_RUN,
    /** They are compared with the live ones and dropped. */
    VERIFICATION;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Verifications and rebuilds of one view do not stand in each other's way; two of a kind do. */
    String activeKey(String view) {
        return (this == VERIFICATION ? "verification:" : "rebuild:") + view;
    }

    static Optional<RebuildMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
