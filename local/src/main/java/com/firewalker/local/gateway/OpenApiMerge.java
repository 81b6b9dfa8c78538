package com.firewalker.local.gateway;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the services' OpenAPI documents into one. Two services may both describe a schema of one name: the same
 * description is taken once, another one is kept under the service's name.
 */
final class OpenApiMerge {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DESCRIPTION = """
            Walkers' phones and watches upload steps; Firewalker decides how many count, and can show why.
            A command's answer carries Firewalker-Position; a question with Firewalker-After waits for it.""";

    private final ObjectNode whole = JSON.createObjectNode();
    private final Set<String> tags = new LinkedHashSet<>();

    private OpenApiMerge() {
        whole.put("openapi", "3.1.0");
        whole.putObject("info").put("title", "Firewalker").put("version", "1").put("description", DESCRIPTION);
        whole.putArray("servers").addObject().put("url", "/");
        whole.putArray("tags");
        whole.putObject("paths");
        whole.putObject("components");
    }

    static ObjectNode of(Map<Service, JsonNode> documents) {
        OpenApiMerge merge = new OpenApiMerge();
        documents.forEach(merge::add);
        return merge.whole;
    }

    private void add(Service service, JsonNode original) {
        JsonNode document = JSON.readTree(withOwnSchemaNames(service, original));
        for (JsonNode tag : document.path("tags")) {
            if (tags.add(tag.path("name").asString())) {
                ((ArrayNode) whole.path("tags")).add(tag);
            }
        }
        if (!whole.has("security") && document.has("security")) {
            whole.set("security", document.get("security"));
        }
        document.path("paths").properties().forEach(path -> addOperations(service, path.getKey(), path.getValue()));
        document.path("components").properties().forEach(kind -> {
            ObjectNode all = ((ObjectNode) whole.path("components")).withObjectProperty(kind.getKey());
            kind.getValue().properties().forEach(entry -> {
                if (!all.has(entry.getKey())) {
                    all.set(entry.getKey(), entry.getValue());
                }
            });
        });
    }

    /** Only what the front door really hands to this service. */
    private void addOperations(Service service, String path, JsonNode operations) {
        operations.properties().forEach(operation -> {
            String method = operation.getKey().toUpperCase(Locale.ROOT);
            if (Routes.serviceOf(method, path).filter(service::equals).isPresent()) {
                ((ObjectNode) whole.path("paths"))
                        .withObjectProperty(path)
                        .set(operation.getKey(), operation.getValue());
            }
        });
    }

    private String withOwnSchemaNames(Service service, JsonNode document) {
        String text = JSON.writeValueAsString(document);
        JsonNode taken = whole.path("components").path("schemas");
        for (Map.Entry<String, JsonNode> schema :
                document.path("components").path("schemas").properties()) {
            String name = schema.getKey();
            if (taken.has(name) && !taken.get(name).equals(schema.getValue())) {
                String own = Character.toUpperCase(service.title().charAt(0))
                        + service.title().substring(1).replace("-side", "")
                        + name;
                text = text.replace("\"#/components/schemas/" + name + "\"", "\"#/components/schemas/" + own + "\"")
                        .replace("\"" + name + "\":{", "\"" + own + "\":{");
            }
        }
        return text;
    }
}
