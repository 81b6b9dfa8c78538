package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.client.WalkerClient;
import com.firewalker.platform.testing.Operations;
import com.firewalker.platform.testing.Operations.Operation;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No answer holds a field that the document does not name. Cites reliability.md S9. */
@Tag("S9")
class AnswersFitTheirSchemasIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode document =
            OneMachine.api().get("/v3/api-docs", null).expectSuccess().body();
    private final Set<String> complaints = new TreeSet<>();
    private final List<String> seen = new ArrayList<>();

    @Test
    void holdNothingElse() {
        WalkerClient anna = OneMachine.walker("UTC");
        WalkerClient ben = OneMachine.walker("UTC");
        anna.post(
                        "/v1/me/steps",
                        Uploads.walk("a1", OffsetDateTime.now(ZoneOffset.UTC).minusHours(1), 100))
                .expectSuccess();
        ben.post("/v1/me/friend-requests", Map.of("walkerId", id(anna))).expectSuccess();
        String operator = Tokens.operator();
        for (Operation operation : Operations.of(document)) {
            if (operation.method().equals("GET") && !operation.template().contains("stream")) {
                look(
                        operation,
                        Door.knock("GET", path(operation, anna), null, operation.ops() ? operator : anna.token()));
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(seen).as("operations that answered with JSON").hasSizeGreaterThan(20);
    }

    private void look(Operation operation, Door.Said said) {
        JsonNode response = operation.described().at("/responses/" + said.status());
        if (said.status() != 200 || !said.type().contains("json")) {
            return;
        }
        JsonNode content = response.path("content");
        JsonNode schema =
                content.isEmpty() ? content : content.iterator().next().path("schema");
        if (schema.isMissingNode()) {
            complaints.add(operation + " says nothing of its answer");
            return;
        }
        seen.add(operation.toString());
        fit(operation.toString(), JSON.readTree(said.text()), schema);
    }

    private void fit(String where, JsonNode value, JsonNode schema) {
        JsonNode resolved = resolve(schema);
        if (value.isArray()) {
            value.forEach(item -> fit(where + "[]", item, resolved.path("items")));
        } else if (value.isObject() && !resolved.has("additionalProperties")) {
            value.properties().forEach(field -> {
                JsonNode property = resolved.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                    complaints.add(where + " holds " + field.getKey());
                } else {
                    fit(where + "." + field.getKey(), field.getValue(), property);
                }
            });
        }
    }

    /** Of a choice the one that is an object: the other is null. */
    private JsonNode resolve(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        if (!reference.isMissingNode()) {
            return resolve(document.at(reference.asString().substring(1)));
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            for (JsonNode one : schema.path(choice)) {
                if (one.has("$ref") || one.has("properties")) {
                    return resolve(one);
                }
            }
        }
        return schema;
    }

    private static String path(Operation operation, WalkerClient walker) {
        return operation
                .template()
                .replace("{date}", LocalDate.now(ZoneOffset.UTC).toString())
                .replace("{scope}", "global")
                .replace("{period}", "week")
                .replace("/v1/walkers/{id}", "/v1/walkers/" + id(walker))
                .replace("{name}", "days")
                .replaceAll("\\{[^}]+}|\\*\\*", "walker/" + id(walker));
    }

    private static String id(WalkerClient walker) {
        return walker.get("/v1/me").expectSuccess().body().path("walkerId").asString();
    }
}
