package com.firewalker.platform.openapi;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The problem document and its codes, the reasons and their words. New words may come: they are listed, not enumerated, so
 * that a generated client reads answers of a later version.
 */
final class ProblemSchema {

    private static final String LISTED = "x-extensible-enum";

    private ProblemSchema() {}

    static Schema<?> problem() {
        Schema<?> field = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON pointer into the request"))
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema())
                .required(List.of("pointer", "code", "detail"));
        return new ObjectSchema()
                .description("Why a request was refused, after RFC 9457")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("code", words("Stable, kebab-case:", ContractWords.PROBLEM_CODES))
                .addProperty("errors", new ArraySchema().items(field))
                .required(List.of("type", "title", "status", "detail", "instance", "code", "errors"));
    }

    static Schema<?> reason() {
        return words("Why a sample was rejected or held, or why steps count or do not:", ContractWords.REASONS);
    }

    /** Wherever an answer has a reason, it is one of the listed words. */
    static void referToReasons(@Nullable Map<String, Schema> schemas) {
        if (schemas == null) {
            return;
        }
        for (String holder : List.of("ResultOfUpload", "ExplainedSlot", "Claim", "Quarantined", "Line")) {
            Schema<?> schema = schemas.get(holder);
            if (schema != null
                    && schema.getProperties() != null
                    && schema.getProperties().containsKey("reason")) {
                schema.addProperty("reason", new Schema<>().$ref("#/components/schemas/Reason"));
            }
        }
    }

    private static Schema<?> words(String says, List<ContractWords.Word> words) {
        Schema<?> schema = new StringSchema().description(says + "\n\n" + ContractWords.listed(words));
        schema.addExtension(LISTED, words.stream().map(ContractWords.Word::word).toList());
        return schema;
    }
}
