package com.firewalker.query.rebuild.replay;

import com.firewalker.platform.ledger.store.Failure;
import com.firewalker.query.view.Fact;
import java.util.List;

/** A fold fails on one of these events: a rebuild cannot go on, for its result would not be the ledger's. */
public final class Unfoldable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fact> facts;

    public Unfoldable(List<Fact> facts, RuntimeException cause) {
        super(Failure.words(cause), cause);
        this.facts = List.copyOf(facts);
    }

    public List<Fact> facts() {
        return facts;
    }
}
