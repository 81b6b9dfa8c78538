package com.firewalker.query.view;

import com.google.protobuf.Message;
import java.time.Instant;

/** One event of the ledger as folds see it: what happened, at which position, known since when. */
public record Fact(long position, Instant recordedAt, Message event) {}
