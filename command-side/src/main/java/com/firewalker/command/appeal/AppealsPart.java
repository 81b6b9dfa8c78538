package com.firewalker.command.appeal;

import com.firewalker.command.appeal.AppealController.OwnAppeal;
import com.firewalker.command.export.Archive;
import com.firewalker.command.export.ArchivePart;
import com.firewalker.platform.web.Page;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The walker's appeals with what was written on both sides, as {@code GET /v1/me/appeals} shows them; a page at a time. */
@Component
class AppealsPart implements ArchivePart {

    private final Appeals appeals;

    AppealsPart(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public void addTo(Archive archive, String walkerId) {
        archive.array("appeals.json", (Consumer<OwnAppeal> row) -> pages(walkerId, row));
    }

    private void pages(String walkerId, Consumer<OwnAppeal> row) {
        @Nullable String cursor = null;
        do {
            Page<Appeal> page = appeals.of(walkerId, Page.MAX_LIMIT, cursor);
            page.items().stream().map(OwnAppeal::of).forEach(row);
            cursor = page.next();
        } while (cursor != null);
    }
}
