package com.firewalker.local;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values that a request may bring, most of them wrong, chosen by one random source. */
final class FuzzValues {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What people have broken servers with. */
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "é",
            "日本",
            "\uD83D\uDEB6",
            "\uD800",
            "x",
            "none",
            "null",
            "0",
            "-1",
            "1.5",
            "1e999",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999",
            "+999999999-12-31",
            "-999999999-01-01",
            "+12000-01-01",
            "1969-12-31",
            "0000-00-00",
            "2026-02-30",
            "2026-11-01",
            "2026-11-01T07:00:00Z",
            "9999-12-31T23:59:59.999999999+18:00",
            "-999999999-01-01T00:00:00Z",
            "Europe/Zurich",
            "UTC",
            "' OR 1=1 --",
            "%",
            "_",
            "../../etc/passwd",
            "a/b",
            "a\\b",
            "a;b",
            "a%b",
            "\u0000",
            "\r\nX-Injected: 1",
            "\t",
            "\u202Eevil",
            "{}",
            "[]",
            "true",
            "day",
            "week",
            "global",
            "friends",
            "public",
            "watch",
            "phone-1",
            "a".repeat(129),
            "z".repeat(2_000));

    private final Random random;

    FuzzValues(Random random) {
        this.random = random;
    }

    String text() {
        return random.nextInt(6) == 0 ? noise() : pick(HOSTILE);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    private String noise() {
        StringBuilder noise = new StringBuilder();
        for (int left = random.nextInt(12); left >= 0; left--) {
            noise.appendCodePoint(once(3) ? 1 + random.nextInt(0xD7FF) : 0x20 + random.nextInt(0x5F));
        }
        return noise.toString();
    }

    /** A value after this schema, wrong here and there. */
    JsonNode value(JsonNode document, JsonNode schema, int depth) {
        if (depth > 6 || once(8)) {
            return wild(0);
        }
        JsonNode known = resolved(document, schema);
        String type = known.path("type").isArray()
                ? known.path("type").path(0).asString()
                : known.path("type").asString("");
        return switch (type) {
            case "object" -> object(document, known, depth);
            case "array" -> array(document, known, depth);
            case "integer" -> integer();
            case "number" -> JSON.getNodeFactory().numberNode(random.nextGaussian() * 1e6);
            case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case "string" -> string(known);
            default -> known.has("properties") ? object(document, known, depth) : wild(0);
        };
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        if (!reference.isMissingNode()) {
            return resolved(document, document.at(reference.asString().substring(1)));
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.path(choice).size() > 0) {
                return resolved(document, schema.path(choice).path(0));
            }
        }
        return schema;
    }

    private JsonNode object(JsonNode document, JsonNode schema, int depth) {
        ObjectNode object = JSON.createObjectNode();
        schema.path("properties").properties().forEach(property -> {
            if (!once(5)) {
                object.set(property.getKey(), value(document, property.getValue(), depth + 1));
            }
        });
        if (once(12)) {
            object.set(text(), wild(0));
        }
        return object;
    }

    private JsonNode array(JsonNode document, JsonNode schema, int depth) {
        ArrayNode array = JSON.createArrayNode();
        for (int left = random.nextInt(4); left > 0; left--) {
            array.add(value(document, schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode string(JsonNode schema) {
        JsonNode words = schema.path("enum");
        if (words.size() > 0 && !once(4)) {
            return words.path(random.nextInt(words.size()));
        }
        return JSON.getNodeFactory().stringNode(text());
    }

    private JsonNode integer() {
        return JSON.getNodeFactory()
                .numberNode(pick(List.of(0L, 1L, 2L, 50L, 812L, -1L, 100_001L, Long.MAX_VALUE, Long.MIN_VALUE)));
    }

    /** Any JSON at all. */
    private JsonNode wild(int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> JSON.getNodeFactory().nullNode();
            case 1 -> JSON.getNodeFactory().booleanNode(true);
            case 2 -> integer();
            case 3 -> JSON.getNodeFactory().stringNode(text());
            case 4 -> JSON.getNodeFactory().numberNode(new BigInteger("9".repeat(40)));
            case 5 -> JSON.createObjectNode();
            case 6 -> JSON.createArrayNode().add(wild(depth + 1));
            default -> JSON.createObjectNode().set("id", wild(depth + 1));
        };
    }
}
