package com.firewalker.local.cli.operator;

import static com.firewalker.local.cli.operator.Operator.segment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "audit", description = "What operators did, and why.", mixinStandardHelpOptions = true)
public final class AuditCommand implements Runnable {

    private static final List<String> COLUMNS = List.of("at", "actor", "role", "action", "target", "reason", "outcome");
    private static final String AUDIT = "/v1/ops/audit";
    private static final int PAGE = 200;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list or verify?");
    }

    @Command(description = "The latest acts, the last one last.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--actor", paramLabel = "NAME", description = "only this operator's") @Nullable String actor,
            @Option(names = "--action", paramLabel = "WORD", description = "only these, such as drop-dead-letter")
                    @Nullable String action,
            @Option(names = "--from", paramLabel = "INSTANT", description = "since then") @Nullable String from,
            @Option(names = "--limit", defaultValue = "200", description = "how many (default: 200)") int limit,
            @Mixin Operator operator,
            @Mixin Output output) {
        String filter = parameter("actor", actor) + parameter("action", action) + parameter("from", from);
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "";
        while (cursor != null && rows.size() < limit) {
            int most = Math.min(PAGE, limit - rows.size());
            JsonNode page = operator.get(AUDIT + "?limit=" + most + filter + parameter("cursor", cursor));
            page.path("items").forEach(rows::add);
            cursor = page.path("next").stringValue(null);
        }
        Collections.reverse(rows);
        output.table(JsonMapper.shared().valueToTree(Map.of("items", rows)), COLUMNS);
        return 0;
    }

    @Command(
            description = "Follows the hashes from the first row to the last; exit code 1 if one does not fit.",
            mixinStandardHelpOptions = true)
    int verify(@Mixin Operator operator, @Mixin Output output) {
        JsonNode result = operator.get(AUDIT + "/verification");
        output.print(result);
        return result.path("intact").asBoolean(false) ? 0 : 1;
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : "&" + name + "=" + segment(value);
    }
}
