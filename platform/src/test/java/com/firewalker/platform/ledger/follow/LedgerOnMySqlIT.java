package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.lane.Ledgers;
import com.firewalker.platform.ledger.lane.MySql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The same promises on real MySQL (design.md 10). */
@Tag("mysql")
class LedgerOnMySqlIT extends GaplessAppendIT {

    @BeforeAll
    static void startServer() {
        MySql.assumeItStartsHere();
    }

    @Override
    Ledgers.Server server() {
        return MySql.server();
    }
}
