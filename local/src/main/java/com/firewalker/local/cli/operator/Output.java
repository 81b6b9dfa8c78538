package com.firewalker.local.cli.operator;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results for people, or as JSON for programs. */
public final class Output {

    /** Made when something is printed: every command has an output, and most of a short run would be making this. */
    private static final class Json {
        private static final JsonMapper INDENTED =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    @Option(names = "--json", description = "prints JSON")
    private boolean json;

    public boolean isJson() {
        return json;
    }

    public void print(Map<String, Object> facts) {
        if (json) {
            System.out.println(Json.INDENTED.writeValueAsString(facts));
            return;
        }
        int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
        facts.forEach((name, value) -> System.out.printf("%-" + (width + 2) + "s%s%n", name, value));
    }

    /** One JSON object as lines of name and value. */
    public void print(JsonNode object) {
        if (json || !object.isObject()) {
            System.out.println(Json.INDENTED.writeValueAsString(object));
            return;
        }
        int width = object.properties().stream()
                .mapToInt(property -> property.getKey().length())
                .max()
                .orElse(0);
        object.properties()
                .forEach(property -> System.out.printf(
                        "%-" + (width + 2) + "s%s%n", property.getKey(), Table.cell(property.getValue())));
    }

    /** The items of a list as a table of the named columns, or the whole answer as JSON. */
    public void table(JsonNode answer, List<String> columns) {
        if (json) {
            System.out.println(Json.INDENTED.writeValueAsString(answer));
        } else {
            System.out.print(Table.of(answer.path("items"), columns));
        }
    }
}
