package com.firewalker.notification.ops;

import com.firewalker.notification.Numbered;
import com.firewalker.notification.errand.Parked;
import com.firewalker.notification.errand.ParkedErrands;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "Operators")
@RequestMapping("/v1/ops/notifications/parked")
class ParkedController {

    private final ParkedErrands parked;
    private final Numbered<Parked> list;

    ParkedController(ParkedErrands parked) {
        this.parked = parked;
        this.list = new Numbered<>("parked-errands", Parked::id, parked::after);
    }

    @GetMapping
    @Operation(summary = "Errands that failed too often")
    Page<Parked> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return list.page(limit, cursor);
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Have an errand tried again")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String id) {
        found(parked.retry(Numbered.of(id)));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Drop an errand")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String id) {
        found(parked.drop(Numbered.of(id)));
    }

    private static void found(boolean any) {
        if (!any) {
            throw Refusal.notFound();
        }
    }
}
