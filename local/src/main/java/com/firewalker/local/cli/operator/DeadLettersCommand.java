package com.firewalker.local.cli.operator;

import static com.firewalker.local.cli.operator.Operator.segment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(name = "dead-letters", description = "Events that a view could not take.", mixinStandardHelpOptions = true)
public final class DeadLettersCommand implements Runnable {

    private static final List<String> COLUMNS = List.of("id", "position", "type", "streamId", "attempts", "cause");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, show, retry or drop?");
    }

    @Command(description = "The dead letters of a view.", mixinStandardHelpOptions = true)
    int list(@Parameters(paramLabel = "VIEW") String view, @Mixin Operator operator, @Mixin Output output) {
        output.table(operator.get(path(view)), COLUMNS);
        return 0;
    }

    @Command(description = "One dead letter with its event.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "VIEW") String view,
            @Parameters(paramLabel = "ID") String id,
            @Mixin Operator operator,
            @Mixin Output output) {
        output.print(operator.get(path(view) + "/" + segment(id)));
        return 0;
    }

    @Command(description = "Gives one dead letter, or all of them, to the view again.", mixinStandardHelpOptions = true)
    int retry(
            @Parameters(paramLabel = "VIEW") String view,
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id,
            @Mixin Operator operator,
            @Mixin Output output) {
        JsonNode outcome = operator.post(path(view) + (id == null ? "" : "/" + segment(id)) + "/retry", null)
                .body();
        if (outcome.path("unchanged").asInt() > 0) {
            spec.commandLine()
                    .getErr()
                    .println("delivered " + outcome.path("delivered").asInt() + ", of which "
                            + outcome.path("unchanged").asInt() + " changed nothing in the view");
        }
        return list(view, operator, output);
    }

    @Command(description = "Drops a dead letter: the view will never have seen it.", mixinStandardHelpOptions = true)
    int drop(
            @Parameters(paramLabel = "VIEW") String view,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", required = true, description = "why: it is kept") String reason,
            @Mixin Operator operator,
            @Mixin Output output) {
        operator.delete(path(view) + "/" + segment(id), Map.of("reason", reason));
        return list(view, operator, output);
    }

    private static String path(String view) {
        return "/v1/ops/projections/" + segment(view) + "/dead-letters";
    }
}
