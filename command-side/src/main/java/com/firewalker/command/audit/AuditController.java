package com.firewalker.command.audit;

import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who did what, with which parameters, why, and how it ended (api.md 7, 9). */
@RestController
@RequestMapping("/v1/ops/audit")
@Tag(name = "Operators")
class AuditController {

    @Schema(name = "AuditRow")
    record Row(
            Instant at,
            String actor,

            @Schema(allowableValues = {"viewer", "operator", "admin"})
            String role,

            @Schema(example = "grant-appeal") String action,
            @Schema(example = "appeals/17") String target,
            Map<String, JsonNode> parameters,
            @Nullable String reason,

            @Nullable @Schema(
                    allowableValues = {"done", "refused", "failed"},
                    description = "null while the act is under way, or where its service stopped before it could say")
            String outcome,

            String requestId) {}

    /** A page that can be written as CSV too. */
    @Schema(name = "AuditPage")
    record Rows(List<Row> items, @Nullable String next) {}

    private final EntryRows entries;
    private final Verification verification;
    private final JsonMapper json;

    AuditController(EntryRows entries, Verification verification, JsonMapper json) {
        this.entries = entries;
        this.verification = verification;
        this.json = json;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, AuditCsv.TEXT_CSV})
    @Operation(
            summary = "The acts of operators, newest first",
            operationId = "listAudit",
            description = "As CSV where Accept asks for text/csv; the next page is then in the header field Link.")
    ResponseEntity<Rows> list(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        String scope = "audit|" + actor + "|" + action + "|" + from;
        List<EntryRows.Ended> found =
                entries.acts(new EntryRows.Wanted(actor, action, from), before(scope, cursor), most + 1);
        List<EntryRows.Ended> shown = found.subList(0, Math.min(most, found.size()));
        String next = found.size() > most
                ? Cursor.write(scope, shown.get(most - 1).act().position())
                : null;
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (next != null) {
            answer.header("Link", "<?cursor=" + next + ">; rel=\"next\"");
        }
        return answer.body(new Rows(shown.stream().map(this::row).toList(), next));
    }

    @GetMapping("/verification")
    @Operation(
            summary = "Follow the hashes from the first row of the log to the last",
            operationId = "verifyAudit",
            description = "An altered, missing or inserted row breaks the chain; brokenAt is where.")
    Verification.Result verify() {
        return verification.run();
    }

    private static long before(String scope, @Nullable String cursor) {
        List<String> keys = Cursor.read(scope, 1, cursor);
        try {
            return keys == null ? Long.MAX_VALUE : Long.parseLong(keys.get(0));
        } catch (NumberFormatException e) {
            throw Refusal.invalid("/cursor", "invalid-cursor", "This cursor does not belong to this list");
        }
    }

    private Row row(EntryRows.Ended ended) {
        Entry act = ended.act();
        return new Row(
                act.at(),
                text(act.actor()),
                text(act.role()),
                text(act.action()),
                text(act.target()),
                parameters(text(act.parameters())),
                act.reason(),
                ended.outcome(),
                text(act.requestId()));
    }

    private Map<String, JsonNode> parameters(String written) {
        Map<String, JsonNode> parameters = new TreeMap<>();
        JsonNode read = json.readTree(written.isEmpty() ? "{}" : written);
        read.properties().forEach(field -> parameters.put(field.getKey(), field.getValue()));
        return parameters;
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }
}
