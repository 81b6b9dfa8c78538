package com.firewalker.local.cli.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.machine.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What people read of an answer. */
class TableTest {

    @Test
    void tellsListsInWordsAndWhatIsMissingByADash() {
        String table = Table.of(JsonMapper.shared().readTree("""
                        [{"date": "2026-03-01", "reasons": ["late-not-counted", "cut"], "lag": {"events": 3}},
                         {"date": "2026-03-02", "reasons": [], "lag": null}]
                        """), List.of("date", "reasons", "lag.events"));
        assertThat(table.lines().map(line -> line.strip().split(" {2,}")).toList())
                .containsExactly(
                        new String[] {"DATE", "REASONS", "LAG EVENTS"},
                        new String[] {"2026-03-01", "late-not-counted cut", "3"},
                        new String[] {"2026-03-02", "-", "-"});
    }

    @Test
    void namesTheDataInAPrintedCommandOnlyWhereItIsElsewhere() {
        assertThat(DataOption.words(new DataDirectory(Path.of(".firewalker")))).isEmpty();
        assertThat(DataOption.words(new DataDirectory(Path.of("/srv/steps")))).isEqualTo(" --data /srv/steps");
    }
}
