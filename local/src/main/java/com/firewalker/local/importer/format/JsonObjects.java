package com.firewalker.local.importer.format;

import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** The objects of a JSON array, one after the other; what else lies between them is passed over and told. */
final class JsonObjects {

    private JsonObjects() {}

    /** Begins before the array; where there is none, nothing is read. */
    static void each(JsonParser parser, ExportSink sink, Consumer<JsonNode> consumer) {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode element = parser.readValueAsTree();
            if (element.isObject()) {
                consumer.accept(element);
            } else {
                sink.skipped("element that is no record", element.toString());
            }
        }
    }

    static ExportFormatException damaged(Export export, Export.Entry entry, JacksonException e) {
        return new ExportFormatException(
                export.file(),
                "the JSON of " + entry.name() + " is cut or damaged, export it again: " + e.getOriginalMessage());
    }
}
