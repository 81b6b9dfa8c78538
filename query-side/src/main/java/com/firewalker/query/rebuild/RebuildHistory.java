package com.firewalker.query.rebuild;

import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.view.Projections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Every rebuild there was (api.md 7); verifications are none. */
@RestController
@Tag(name = "Operators")
class RebuildHistory {

    private static final String FROM_THE_NEWEST = "mode <> 'verification' AND (? IS NULL OR view_name = ?)"
            + " AND (created_at < ? OR created_at = ? AND id < ?) ORDER BY created_at DESC, id DESC LIMIT ?";

    /** After every rebuild. */
    private static final LocalDateTime END = LocalDateTime.of(9999, 1, 1, 0, 0);

    private final JdbcTemplate jdbc;
    private final Rebuilds rebuilds;
    private final Projections projections;
    private final JsonMapper json;

    RebuildHistory(JdbcTemplate jdbc, Rebuilds rebuilds, Projections projections, JsonMapper json) {
        this.jdbc = jdbc;
        this.rebuilds = rebuilds;
        this.projections = projections;
        this.json = json;
    }

    @GetMapping("/v1/ops/rebuilds")
    @Operation(summary = "Rebuilds of all views or of one, the newest first")
    Page<RebuildReport> rebuilds(
            @RequestParam(required = false) @Nullable String projection,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Page.limit(limit);
        String view =
                projection == null ? null : projections.named(projection).view().name();
        String scope = "rebuilds|" + view;
        List<String> keys = Cursor.read(scope, 2, cursor);
        LocalDateTime before = keys == null ? END : time(keys.get(0));
        String id = keys == null ? "" : keys.get(1);
        List<Rebuild> found = jdbc.query(
                Rebuilds.SELECT + "WHERE " + FROM_THE_NEWEST, Rebuilds.ROW, view, view, before, before, id, size + 1);
        List<Rebuild> shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown.stream()
                        .map(rebuild -> RebuildReport.of(rebuild, rebuilds.progress(rebuild.id()), json))
                        .toList(),
                found.size() > size ? cursor(scope, shown.get(size - 1)) : null);
    }

    private static String cursor(String scope, Rebuild last) {
        return Cursor.write(scope, LocalDateTime.ofInstant(last.createdAt(), ZoneOffset.UTC), last.id());
    }

    private static LocalDateTime time(String key) {
        try {
            return LocalDateTime.parse(key);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("/cursor", "invalid-cursor", "This cursor does not belong to this list");
        }
    }
}
