package com.firewalker.query.ranking;

import org.jspecify.annotations.Nullable;

/** Which part of a board is asked for. */
public sealed interface BoardQuestion {

    /** The places after a standing (from the first one without), at most so many. */
    record After(@Nullable Standing standing, int limit) implements BoardQuestion {}

    /** So many neighbours above and below the caller. */
    record Around(int size) implements BoardQuestion {}
}
