package com.firewalker.notification.ops;

import com.firewalker.notification.errand.Parked;
import com.firewalker.notification.errand.ParkedErrands;
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

/** Errands that failed too often: an operator looks, has them tried again, or drops them. */
@RestController
@RequestMapping("/v1/ops/notifications/parked")
class ParkedController {

    private static final String SCOPE = "parked-errands";

    private final ParkedErrands parked;

    ParkedController(ParkedErrands parked) {
        this.parked = parked;
    }

    @GetMapping
    Page<Parked> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Page.limit(limit);
        List<String> keys = Cursor.read(SCOPE, 1, cursor);
        List<Parked> found = parked.after(keys == null ? 0 : Long.parseLong(keys.get(0)), size + 1);
        List<Parked> shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown,
                found.size() > size ? Cursor.write(SCOPE, shown.get(size - 1).id()) : null);
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String id) {
        found(parked.retry(number(id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String id) {
        found(parked.drop(number(id)));
    }

    private static long number(String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(id);
    }

    private static void found(boolean any) {
        if (!any) {
            throw Refusal.notFound();
        }
    }
}
