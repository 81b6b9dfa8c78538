package com.firewalker.local.cli.operator;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(name = "stream", description = "What the ledger holds.", mixinStandardHelpOptions = true)
public final class StreamCommand implements Runnable {

    private static final List<String> COLUMNS = List.of("position", "sequence", "recordedAt", "type", "payload");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "show which stream?");
    }

    @Command(description = "The events of one stream, such as day/WALKER/2026-11-22.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "STREAM") String stream, @Mixin Operator operator, @Mixin Output output) {
        JsonNode page = operator.get("/v1/ops/streams/" + stream);
        output.table(page, COLUMNS);
        while (page.hasNonNull("next")) {
            page = operator.get(
                    "/v1/ops/streams/" + stream + "?cursor=" + page.path("next").asString());
            output.table(page, COLUMNS);
        }
        return 0;
    }
}
