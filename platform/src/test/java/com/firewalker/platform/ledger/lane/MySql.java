package com.firewalker.platform.ledger.lane;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.firewalker.local.embedded.EmbeddedMySql;
import com.firewalker.local.embedded.TemporaryDirectory;

/** One MySQL for all tests of a JVM that are tagged so; gone with the JVM. */
public final class MySql {

    private MySql() {}

    public static void assumeItStartsHere() {
        assumeTrue(EmbeddedMySql.missing().isEmpty(), EmbeddedMySql::missing);
    }

    public static Ledgers.Server server() {
        return new Ledgers.Server(Holder.SERVER.url(), Holder.SERVER.user(), Holder.SERVER.password());
    }

    private static final class Holder {
        private static final TemporaryDirectory ROOT = TemporaryDirectory.create("firewalker-mysql-");
        private static final EmbeddedMySql SERVER =
                EmbeddedMySql.start(ROOT.path().resolve("mysql"), 0);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(Holder::end, "end-mysql"));
        }

        private static void end() {
            SERVER.kill();
            ROOT.close();
        }
    }
}
