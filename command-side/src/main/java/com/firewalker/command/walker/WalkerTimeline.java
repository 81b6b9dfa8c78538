package com.firewalker.command.walker;

import java.util.Optional;

/**
 * Answers what held for a walker, without SQL where the walker is known here.
 * This node's own commands are seen by the next call; another node's within a second.
 * Empty where nobody registered under that id, or the walker was erased.
 */
public interface WalkerTimeline {

    Optional<Timeline> of(String walkerId);

    /** The same, with whatever any node recorded up to this position of the ledger. */
    Optional<Timeline> of(String walkerId, long position);
}
