package com.firewalker.local.cli.operator;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Follows a rebuild to its end with a bar, then says how the new view differs from the old. */
final class Rebuilding {

    private static final Set<String> ENDS = Set.of("ready", "switched", "cancelled", "failed");

    private final Operator operator;
    private final Output output;

    Rebuilding(Operator operator, Output output) {
        this.operator = operator;
        this.output = output;
    }

    int follow(String id) {
        try (Progress progress = Progress.start("events", 1)) {
            JsonNode end = Polling.until(() -> look(id, progress), rebuild -> ENDS.contains(state(rebuild)));
            output.print(end);
            return state(end).equals("failed") || state(end).equals("cancelled") ? 1 : 0;
        }
    }

    private JsonNode look(String id, Progress progress) {
        JsonNode rebuild = operator.get("/v1/ops/rebuilds/" + Operator.segment(id));
        progress.reach(
                rebuild.path("processed").asLong(0), rebuild.path("target").asLong(0), state(rebuild));
        return rebuild;
    }

    private static String state(JsonNode rebuild) {
        return rebuild.path("state").asString("");
    }
}
