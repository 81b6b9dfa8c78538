package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.openapi.ContractWords;
import com.firewalker.platform.testing.Operations;
import com.firewalker.platform.testing.Operations.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The one document is fit for those who write clients and for programs that generate them. Cites api.md 1. */
class OpenApiContractIT {

    private static final JsonNode DOCUMENT =
            OneMachine.api().get("/v3/api-docs", null).expectSuccess().body();
    private static final List<Operation> OPERATIONS = Operations.of(DOCUMENT);
    private static final Set<String> BODILESS = Set.of("202", "204");

    private final List<String> complaints = new ArrayList<>();

    @Test
    void namesEveryOperationOnceAndSaysWhatItDoes() {
        Set<String> ids = new TreeSet<>();
        for (Operation operation : OPERATIONS) {
            String id = operation.described().path("operationId").asString("");
            complain(!id.matches("[a-z][A-Za-z0-9]*"), operation, "has the id " + id);
            complain(!ids.add(id), operation, "shares the id " + id);
            complain(operation.described().path("summary").asString("").isBlank(), operation, "has no summary");
            complain(operation.described().path("tags").isEmpty(), operation, "has no tag");
        }
        assertThat(complaints).isEmpty();
        assertThat(ids).hasSizeGreaterThan(60);
    }

    /** Every operation on paper is there, and every one that is there is on paper. */
    @Test
    void isWhatThePageOfTheContractLists() throws IOException {
        Set<String> listed = Pattern.compile("(?m)^\\| `([A-Z]+ /[^`]*)` \\|")
                .matcher(Files.readString(Repository.root().resolve("docs/api.md")))
                .results()
                .map(operation -> operation.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed)
                .isEqualTo(OPERATIONS.stream().map(Operation::toString).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void describesEveryAnswer() {
        for (Operation operation : OPERATIONS) {
            JsonNode responses = operation.described().path("responses");
            complain(responses.propertyNames().stream().noneMatch(s -> s.startsWith("2")), operation, "never succeeds");
            responses.properties().forEach(response -> {
                String status = response.getKey();
                JsonNode content = response.getValue().path("content");
                boolean silent = BODILESS.contains(status);
                complain(content.isEmpty() && !silent, operation, status + " has no schema");
                complain(status.equals("204") && !content.isEmpty(), operation, "204 has a schema");
                content.forEach(type -> complain(type.path("schema").isEmpty(), operation, status + " has no schema"));
            });
            for (String status : List.of("400", "422", "429", "503", "default")) {
                complain(!responses.has(status), operation, "does not tell of " + status);
            }
        }
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/walkers, 201 409",
        "POST, /v1/sessions, 201 401",
        "DELETE, /v1/sessions/{id}, 204",
        "PUT, /v1/me/goal, 200 409",
        "POST, /v1/me/steps, 200 413 429",
        "DELETE, /v1/me/steps/{deviceId}/{sampleId}, 200 404",
        "POST, /v1/me/friend-requests, 201 409 429",
        "POST, /v1/me/friend-requests/{id}/accept, 204 409",
        "DELETE, /v1/me/friends/{walkerId}, 204",
        "PUT, /v1/me/blocks/{walkerId}, 204",
        "POST, /v1/me/exports, 202",
        "DELETE, /v1/me, 202",
        "POST, /v1/me/image-uploads, 201",
        "POST, /v1/me/notifications/{id}/read, 204",
        "POST, /v1/me/push-subscriptions, 201",
        "POST, /v1/ops/projections/{name}/rebuilds, 202 409",
        "DELETE, /v1/ops/projections/{name}/dead-letters/{id}, 204"
    })
    void tellsOfTheRealStatuses(String method, String path, String statuses) {
        Operation operation = OPERATIONS.stream()
                .filter(each -> each.toString().equals(method + " " + path))
                .findFirst()
                .orElseThrow();
        JsonNode responses = operation.described().path("responses");
        assertThat(responses.propertyNames()).contains(statuses.split(" "));
        assertThat(responses.propertyNames().stream().filter(status -> status.startsWith("2")))
                .allMatch(status -> statuses.contains(status));
    }

    @Test
    void declaresTheHeaderFields() {
        for (Operation operation : OPERATIONS) {
            operation.described().path("responses").properties().forEach(response -> {
                JsonNode headers = response.getValue().path("headers");
                String status = response.getKey();
                complain(!headers.has("X-Request-Id"), operation, status + " has no X-Request-Id");
                if (status.equals("429")) {
                    for (String field : List.of("Retry-After", "RateLimit-Limit", "RateLimit-Reset")) {
                        complain(!headers.has(field), operation, status + " has no " + field);
                    }
                }
                headers.forEach(field -> complain(
                        DOCUMENT.at(field.path("$ref").asString().substring(1)).isMissingNode(), operation, "dangles"));
            });
            if (operation.method().equals("GET") && operation.template().startsWith("/v1/me")) {
                complain(
                        !operation.described().toString().contains("Firewalker-After"), operation, "takes no position");
                complain(
                        !operation.described().at("/responses/200/headers").has("Firewalker-Position"),
                        operation,
                        "names no position");
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void listsEveryCodeAndEveryReason() {
        JsonNode schemas = DOCUMENT.at("/components/schemas");
        String codes = schemas.at("/Problem/properties/code/description").asString();
        String reasons = schemas.at("/Reason/description").asString();
        assertThat(ContractWords.PROBLEM_CODES)
                .hasSizeGreaterThan(40)
                .allSatisfy(code -> assertThat(codes).contains("`" + code.word() + "`"));
        assertThat(ContractWords.REASONS)
                .hasSizeGreaterThan(40)
                .allSatisfy(reason -> assertThat(reasons).contains("`" + reason.word() + "`"));
        for (String schema : List.of("ResultOfUpload", "ExplainedSlot", "Claim", "Line")) {
            assertThat(schemas.path(schema).at("/properties/reason/$ref").asString())
                    .isEqualTo("#/components/schemas/Reason");
        }
    }

    /** What openapi-generator makes of it: every operation is a method of the client. */
    @ParameterizedTest
    @ValueSource(strings = {"java", "typescript-fetch"})
    void makesClients(String language, @TempDir Path directory) throws Exception {
        Path document = Files.writeString(directory.resolve("openapi.json"), DOCUMENT.toString());
        Path log = directory.resolve("log");
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "openapi-generator", "cli.jar").toString(),
                        "generate",
                        "--input-spec",
                        document.toString(),
                        "--generator-name",
                        language,
                        "--output",
                        directory.resolve("client").toString(),
                        "--global-property",
                        "apis,models,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(generator.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(log);
        assertThat(generator.exitValue()).as(said).isZero();
        assertThat(said).doesNotContain("[error]", "Exception", "issues with the specification");
        String client = sources(directory.resolve("client"));
        assertThat(OPERATIONS)
                .allSatisfy(operation -> assertThat(client)
                        .contains(operation.described().path("operationId").asString() + "("));
    }

    private static String sources(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private void complain(boolean wrong, Operation operation, String what) {
        if (wrong) {
            complaints.add(operation + " " + what);
        }
    }
}
