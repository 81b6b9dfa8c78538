package com.firewalker.query.projection;

import com.firewalker.platform.ledger.store.LedgerPage;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.view.EventJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a stream of the ledger; its name may be written with slashes or encoded ones. */
@RestController
@Tag(name = "Operators")
class StreamController {

    private static final String PATH = "/v1/ops/streams/";

    private final LedgerReader ledger;
    private final EventJson json;

    StreamController(LedgerReader ledger, EventJson json) {
        this.ledger = ledger;
        this.json = json;
    }

    /** @param next the cursor of what follows; null at the end: only a stream of large events needs another page */
    record Stream(
            String streamId,
            List<EventJson.Event> items,
            @Nullable String next) {}

    @GetMapping(PATH + "**")
    @Operation(summary = "The events of one stream")
    Stream stream(HttpServletRequest request, @RequestParam(required = false) @Nullable String cursor) {
        String path = request.getRequestURI();
        String name = URLDecoder.decode(path.substring(path.indexOf(PATH) + PATH.length()), StandardCharsets.UTF_8);
        String scope = "stream|" + name;
        List<String> keys = Cursor.read(scope, 1, cursor);
        LedgerPage page = ledger.pageOf(OpaqueIds.possible(name), keys == null ? 0 : Long.parseLong(keys.get(0)));
        List<EventJson.Event> events = page.events().stream().map(json::of).toList();
        if (events.isEmpty()) {
            throw Refusal.notFound();
        }
        return new Stream(name, events, page.isLast() ? null : Cursor.write(scope, page.reached()));
    }
}
