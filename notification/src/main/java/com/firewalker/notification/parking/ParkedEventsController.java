package com.firewalker.notification.parking;

import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that a process could not handle: an operator looks, has them handled again, or drops them. */
@RestController
@RequestMapping("/v1/ops/notifications/parked-events")
class ParkedEventsController {

    private static final String SCOPE = "parked-events";

    private final ParkedEvents parked;
    private final Redelivery redelivery;

    ParkedEventsController(ParkedEvents parked, Redelivery redelivery) {
        this.parked = parked;
        this.redelivery = redelivery;
    }

    @GetMapping
    Page<ParkedEvent> listEvents(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Page.limit(limit);
        List<String> keys = Cursor.read(SCOPE, 1, cursor);
        List<ParkedEvent> found = parked.after(keys == null ? 0 : Long.parseLong(keys.get(0)), size + 1);
        List<ParkedEvent> shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown,
                found.size() > size ? Cursor.write(SCOPE, shown.get(size - 1).id()) : null);
    }

    /** Tries the events of the same owner in order, up to the first that fails. */
    @PostMapping("/{id}/retry")
    Redelivery.Outcome retryEvent(@PathVariable String id) {
        return redelivery.retry(parked.find(number(id)).orElseThrow(Refusal::notFound));
    }

    /** Never: those of the same owner that waited behind it are tried at once. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropEvent(@PathVariable String id) {
        if (!redelivery.drop(parked.find(number(id)).orElseThrow(Refusal::notFound))) {
            throw Refusal.notFound();
        }
    }

    private static long number(String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(id);
    }
}
