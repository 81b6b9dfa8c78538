package com.firewalker.platform.ledger.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Tables of the ledger's own, with a history of their own, in a schema that may hold others. */
public final class LedgerSchema {
    private LedgerSchema() {}

    public static void migrate(DataSource dataSource, String name) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/" + name)
                .table(name + "_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
