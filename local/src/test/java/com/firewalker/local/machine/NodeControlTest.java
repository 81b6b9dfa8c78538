package com.firewalker.local.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.local.gateway.Upstreams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line hears of a machine whose nodes it asks for. */
class NodeControlTest {

    @TempDir
    private Path directory;

    @Test
    void saysWhichNodesThereAreWhereOneIsNot() throws Exception {
        DataDirectory data = new DataDirectory(directory);
        try (Upstreams upstreams = Upstreams.watched();
                NodeFleet fleet = new NodeFleet(upstreams, data.logs(), Map.of(), false);
                NodeControl control = NodeControl.open(fleet, "a secret", data.nodes())) {
            Nodes nodes = Nodes.of(data);

            assertThat(nodes.list()).isEmpty();
            assertThatThrownBy(() -> nodes.end("query-side-9", false))
                    .hasMessageContaining("no node is called query-side-9");
            assertThatThrownBy(() -> nodes.add("nothing")).hasMessageContaining("no such service");
        }
        assertThatThrownBy(() -> Nodes.of(data)).hasMessageContaining("up --nodes 2");
    }

    @Test
    void answersNobodyWithoutTheSecret() throws Exception {
        DataDirectory data = new DataDirectory(directory);
        try (Upstreams upstreams = Upstreams.watched();
                NodeFleet fleet = new NodeFleet(upstreams, data.logs(), Map.of(), false);
                NodeControl control = NodeControl.open(fleet, "a secret", data.nodes())) {
            Files.writeString(data.nodes(), Files.readString(data.nodes()).replace("a secret", "another"));

            assertThatThrownBy(() -> Nodes.of(data).list()).isInstanceOf(IllegalStateException.class);
        }
    }
}
