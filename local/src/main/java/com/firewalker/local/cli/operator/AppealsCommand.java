package com.firewalker.local.cli.operator;

import static com.firewalker.local.cli.operator.Operator.segment;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "appeals", description = "Walkers' appeals against held steps.", mixinStandardHelpOptions = true)
public final class AppealsCommand implements Runnable {

    private static final List<String> COLUMNS =
            List.of("id", "walkerId", "date", "state", "createdAt", "decidedAt", "text", "answer");
    private static final String APPEALS = "/v1/ops/appeals";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, grant or deny?");
    }

    @Command(description = "Appeals, oldest first.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--state", description = "open (default), granted, denied or all", defaultValue = "open")
                    String state,
            @Mixin Operator operator,
            @Mixin Output output) {
        String which = state.equals("all") ? "" : "&state=" + segment(state);
        output.table(operator.get(APPEALS + "?limit=200" + which), COLUMNS);
        return 0;
    }

    @Command(
            description = "Releases what the day held when the walker appealed, nothing later.",
            mixinStandardHelpOptions = true)
    int grant(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", required = true, description = "the answer to the walker") String reason,
            @Mixin Operator operator,
            @Mixin Output output) {
        return decide(id, "grant", reason, operator, output);
    }

    @Command(description = "What is held stays held.", mixinStandardHelpOptions = true)
    int deny(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", required = true, description = "the answer to the walker") String reason,
            @Mixin Operator operator,
            @Mixin Output output) {
        return decide(id, "deny", reason, operator, output);
    }

    private static int decide(String id, String how, String reason, Operator operator, Output output) {
        String path = APPEALS + "/" + segment(id) + "/" + how;
        output.print(operator.post(path, Map.of("reason", reason)).body());
        return 0;
    }
}
