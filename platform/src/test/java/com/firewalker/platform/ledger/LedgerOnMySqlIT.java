package com.firewalker.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.firewalker.local.embedded.EmbeddedMySql;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same promises on real MySQL (design.md 10). */
@Tag("mysql")
class LedgerOnMySqlIT extends GaplessAppendIT {
    @TempDir
    private static Path directory;

    private static EmbeddedMySql mySql;

    @BeforeAll
    static void startServer() {
        assumeTrue(EmbeddedMySql.missing().isEmpty(), EmbeddedMySql::missing);
        mySql = EmbeddedMySql.start(directory, 0);
    }

    @AfterAll
    static void stopServer() {
        if (mySql != null) {
            mySql.kill();
        }
    }

    private static Ledgers.Server server() {
        return new Ledgers.Server(mySql.url(), mySql.user(), mySql.password());
    }

    @Override
    Ledgers.Server freshServer() {
        try (HikariDataSource node = Ledgers.node(server(), 1)) {
            new JdbcTemplate(node).execute("DROP SCHEMA firewalker_command");
        }
        return server();
    }

    @Test
    void anIdleWriterIsEndedByTheServer() throws SQLException {
        try (HikariDataSource node = Ledgers.node(server(), 2);
                LaneConnection frozen = Ledgers.lane(server())) {
            frozen.run(c -> new LedgerAppend().append(c, List.of(FrozenWriterIT.row("walker/frozen"))));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .ignoreExceptionsMatching(SqlFailures::isTransient)
                    .untilAsserted(() -> Ledgers.engine(node).appendEvents(Ledgers.event("walker/alive", 0, 1)));
            assertThatThrownBy(frozen::commit).isInstanceOf(SQLException.class);
            assertThat(new LedgerReader(node, Ledgers.TYPES).page(0, 10, Set.of()))
                    .extracting(LedgerEvent::position, LedgerEvent::streamId)
                    .containsExactly(tuple(1L, "walker/alive"));
        }
    }
}
