package com.firewalker.platform.ledger;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Tables of the ledger's own, with a history of their own, in a schema that may hold others. */
final class LedgerSchema {
    private LedgerSchema() {}

    static void migrate(DataSource dataSource, String name) {
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
