package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.importer.Import;
import com.firewalker.local.importer.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real minutes of real walkers through the public API (domain-rules.md 2.3, 11.1). */
class FitabaseImportIT {

    @TempDir
    private Path directory;

    @Test
    void everyDayIsTheSumOfItsMinutesAndARepetitionChangesNothing() throws IOException {
        Fitabase data = Fitabase.assumePresent();
        Api api = OneMachine.api();
        CredentialFile credentials = Fitabase.credentials(directory);
        long samples = Import.count(data.options());

        Summary first = new Import(api, credentials, data.options()).run(done -> {});
        assertThat(first.statuses()).isEqualTo(Map.of("accepted", samples));
        assertThat(first.walkers()).hasSize(data.walkers());
        data.assertTotals(api, credentials, first.position());
        assertThat(data.assertExplained(api, credentials, first.position()))
                .as("walker-days explained")
                .isGreaterThanOrEqualTo(data.days());

        Summary again = new Import(api, credentials, data.options()).run(done -> {});
        assertThat(again.statuses()).isEqualTo(Map.of("unchanged", samples));
        assertThat(again.position()).as("nothing was appended").isEqualTo(first.position());
        data.assertTotals(api, credentials, again.position());
    }
}
