package com.firewalker.local.cli.operator;

import static com.firewalker.local.cli.operator.Operator.segment;

import java.util.LinkedHashMap;
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

@Command(
        name = "projections",
        description = "The views: where they stand, pausing, rebuilding, proving.",
        mixinStandardHelpOptions = true)
public final class ProjectionsCommand implements Runnable {

    private static final List<String> COLUMNS = List.of(
            "name", "service", "version", "state", "position", "head", "lag.events", "lag.seconds", "deadLetters");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, show, pause, resume, rebuild or verify?");
    }

    @Command(description = "All views, their positions and how far they are behind.", mixinStandardHelpOptions = true)
    int list(@Mixin Operator operator, @Mixin Output output) {
        output.table(operator.get("/v1/ops/projections"), COLUMNS);
        return 0;
    }

    @Command(description = "One view.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "NAME") String name, @Mixin Operator operator, @Mixin Output output) {
        output.print(operator.get("/v1/ops/projections/" + segment(name)));
        return 0;
    }

    @Command(description = "Stops a view where it is, over restarts too.", mixinStandardHelpOptions = true)
    int pause(@Parameters(paramLabel = "NAME") String name, @Mixin Operator operator, @Mixin Output output) {
        operator.post("/v1/ops/projections/" + segment(name) + "/pause", null);
        return show(name, operator, output);
    }

    @Command(description = "Lets a paused view go on.", mixinStandardHelpOptions = true)
    int resume(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--park", description = "parks whatever fails up to the present head, however much")
                    boolean park,
            @Mixin Operator operator,
            @Mixin Output output) {
        operator.post("/v1/ops/projections/" + segment(name) + "/resume" + (park ? "?park=true" : ""), null);
        return show(name, operator, output);
    }

    @Command(
            description = "Builds a view anew from the ledger while the old one serves, and shows how they differ.",
            mixinStandardHelpOptions = true)
    int rebuild(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--mode", defaultValue = "shadow", description = "shadow, in-place or dry-run") String mode,
            @Option(names = "--walker", paramLabel = "ID", description = "only this walker's rows") @Nullable String walker,
            @Option(names = "--from", paramLabel = "POSITION", description = "a position or an instant") @Nullable String from,
            @Option(names = "--auto-switch", description = "switches over when the new view is proved") boolean auto,
            @Option(names = "--reason", description = "why: required in place") @Nullable String reason,
            @Mixin Operator operator,
            @Mixin Output output) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("mode", mode);
        body.put("autoSwitch", auto);
        if (walker != null) {
            body.put("walkerId", walker);
        }
        if (from != null) {
            body.put("from", from);
        }
        if (reason != null) {
            body.put("reason", reason);
        }
        JsonNode started = operator.post("/v1/ops/projections/" + segment(name) + "/rebuilds", body)
                .body();
        return new Rebuilding(operator, output).follow(started.path("rebuildId").asString());
    }

    @Command(name = "switch", description = "Lets a ready rebuild serve.", mixinStandardHelpOptions = true)
    int switchOver(@Parameters(paramLabel = "REBUILD") String id, @Mixin Operator operator, @Mixin Output output) {
        return act(id, "switch", operator, output);
    }

    @Command(name = "switch-back", description = "Lets the view before serve again.", mixinStandardHelpOptions = true)
    int switchBack(@Parameters(paramLabel = "REBUILD") String id, @Mixin Operator operator, @Mixin Output output) {
        return act(id, "switch-back", operator, output);
    }

    @Command(description = "Ends a rebuild without a trace.", mixinStandardHelpOptions = true)
    int cancel(@Parameters(paramLabel = "REBUILD") String id, @Mixin Operator operator, @Mixin Output output) {
        return act(id, "cancel", operator, output);
    }

    @Command(
            description = "Proves a view against the ledger at one position; exit code 1 if they differ.",
            mixinStandardHelpOptions = true)
    int verify(@Parameters(paramLabel = "NAME") String name, @Mixin Operator operator, @Mixin Output output) {
        JsonNode started = operator.post("/v1/ops/projections/" + segment(name) + "/verifications", null)
                .body();
        JsonNode end = Polling.until(
                () -> operator.get("/v1/ops/verifications/"
                        + segment(started.path("verificationId").asString())),
                verification -> !verification.path("state").asString().equals("running"));
        output.print(end);
        return end.path("state").asString().equals("equal") ? 0 : 1;
    }

    private static int act(String id, String action, Operator operator, Output output) {
        operator.post("/v1/ops/rebuilds/" + segment(id) + "/" + action, null);
        output.print(operator.get("/v1/ops/rebuilds/" + segment(id)));
        return 0;
    }
}
