package com.firewalker.notification.outbox;

import com.firewalker.notification.Numbered;
import com.firewalker.platform.audit.NeedsReason;
import com.firewalker.platform.audit.Why;
import com.firewalker.platform.openapi.Refuses;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Outbox tasks that failed too often: an operator looks, has them tried again, or drops them. */
@RestController
@Tag(name = "Operators")
@RequestMapping("/v1/ops/notifications/parked")
class ParkedTasksController {

    private final ParkedTasks parked;
    private final Numbered<ParkedTask> list;

    ParkedTasksController(ParkedTasks parked) {
        this.parked = parked;
        this.list = new Numbered<>("parked-errands", ParkedTask::id, parked::after);
    }

    @GetMapping
    @Operation(summary = "Outbox tasks that failed too often")
    Page<ParkedTask> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return list.page(limit, cursor);
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Have an outbox task tried again", operationId = "retryParkedTask")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String id) {
        found(parked.retry(Numbered.of(id)));
    }

    @DeleteMapping("/{id}")
    @NeedsReason
    @Refuses({"reason-required"})
    @Operation(summary = "Drop an outbox task", operationId = "dropParkedTask")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String id, @RequestBody(required = false) @Nullable Why why) {
        found(parked.drop(Numbered.of(id)));
    }

    private static void found(boolean any) {
        if (!any) {
            throw Refusal.notFound();
        }
    }
}
