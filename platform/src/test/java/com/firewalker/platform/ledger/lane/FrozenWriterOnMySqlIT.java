package com.firewalker.platform.ledger.lane;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The same promises on real MySQL, which bounds idle sessions only (design.md 3). */
@Tag("mysql")
class FrozenWriterOnMySqlIT extends FrozenWriterIT {

    @BeforeAll
    static void startServer() {
        MySql.assumeItStartsHere();
    }

    @Override
    Ledgers.Server server() {
        return MySql.server();
    }
}
