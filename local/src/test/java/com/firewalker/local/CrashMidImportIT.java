package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.client.UnreachableException;
import com.firewalker.local.importer.Import;
import com.firewalker.local.importer.Summary;
import com.firewalker.local.machine.DataDirectory;
import com.firewalker.local.machine.OperatorTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole program dies in the middle of an import, without a word. */
class CrashMidImportIT {

    private static final long ENOUGH_TO_BE_IN_THE_MIDDLE = 20_000;

    @TempDir
    private Path directory;

    @Test
    void endsInTheSameTotalsAndInViewsThatEqualTheLedger() throws Exception {
        Fitabase data = Fitabase.assumePresent();
        CredentialFile credentials = Fitabase.credentials(directory.resolve("walkers"));
        try (Program program = Program.up(directory.resolve("data"))) {
            Api api = new Api(program.uri(), Duration.ofSeconds(10));
            long[] sent = {0};
            assertThatThrownBy(() -> new Import(api, credentials, data.options()).run(new Import.Progress() {
                        @Override
                        public void read(long bytes) {}

                        @Override
                        public synchronized void answered(long samples) {
                            sent[0] += samples;
                            if (sent[0] >= ENOUGH_TO_BE_IN_THE_MIDDLE) {
                                program.kill();
                            }
                        }
                    }))
                    .isInstanceOf(UnreachableException.class);
            assertThat(program.process().exitValue()).as("killed").isEqualTo(128 + 9);
        }
        try (Program program = Program.up(directory.resolve("data"))) {
            Api api = new Api(program.uri(), Duration.ofSeconds(30));
            Summary summary = new Import(api, credentials, data.options()).run(done -> {});
            assertThat(summary.statuses()).containsOnlyKeys("accepted", "unchanged");
            assertThat(summary.statuses().get("unchanged"))
                    .as("acknowledged before")
                    .isGreaterThanOrEqualTo(ENOUGH_TO_BE_IN_THE_MIDDLE);
            data.assertTotals(api, credentials, summary.position());
            assertThat(verdicts(api, OperatorTokens.issue(new DataDirectory(directory.resolve("data")))))
                    .isNotEmpty()
                    .allSatisfy(verdict -> assertThat(verdict).endsWith(" equal"));
        }
    }

    /** Fold of the ledger against every view, in MySQL and Redis. */
    private static List<String> verdicts(Api api, String token) {
        List<String> verdicts = new ArrayList<>();
        for (JsonNode projection :
                api.get("/v1/ops/projections", token).expectSuccess().body().path("items")) {
            if (!projection.path("service").asString().equals("query-side")) {
                continue;
            }
            String name = projection.path("name").asString();
            String id = api.post("/v1/ops/projections/" + name + "/verifications", null, token)
                    .expectSuccess()
                    .body()
                    .path("verificationId")
                    .asString();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !state(api, id, token).equals("running"));
            verdicts.add(name + " " + state(api, id, token));
        }
        return verdicts;
    }

    private static String state(Api api, String verification, String token) {
        return api.get("/v1/ops/verifications/" + verification, token)
                .expectSuccess()
                .body()
                .path("state")
                .asString();
    }
}
