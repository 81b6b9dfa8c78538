package com.firewalker.local.cli.operator;

import static com.firewalker.local.cli.operator.Operator.segment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "console",
        description = "Prints a link that opens the console signed in: once, within 60 seconds.",
        mixinStandardHelpOptions = true)
public final class ConsoleCommand implements Callable<Integer> {

    @Option(names = "--name", paramLabel = "NAME", description = "as which operator (default: whose token it is)")
    private @Nullable String name;

    @Mixin
    private Operator operator = new Operator();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        String path = name == null ? "/v1/ops/codes" : "/v1/ops/operators/" + segment(name) + "/codes";
        JsonNode code = operator.post(path, Map.of()).body();
        String link = operator.address().resolve("/console/enter") + "?code="
                + code.path("code").asString("");
        if (output.isJson()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("url", link);
            facts.put("expiresAt", code.path("expiresAt").asString(""));
            output.print(facts);
        } else {
            System.out.println(link);
        }
        return 0;
    }
}
