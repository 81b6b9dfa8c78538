package com.firewalker.query.rebuild;

import java.util.Set;

/** What follows the ledger to act on the world: sagas, notices, their delivery. Replaying these is refused. */
final class Processes {

    static final Set<String> NAMES = Set.of("goal-saga", "friend-request-saga", "streak-saga", "inbox", "delivery");

    private Processes() {}
}
