package com.firewalker.notification.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.firewalker.notification.rendering.InboxEntry;
import com.firewalker.notification.rendering.Notice;
import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox in pages, newest first; the page and the count of unread entries come from one snapshot. */
@Component
class InboxPages {

    private final Inbox inbox;
    private final Notices notices;
    private final InboxPosition position;
    private final TransactionTemplate snapshot;

    InboxPages(Inbox inbox, Notices notices, InboxPosition position, PlatformTransactionManager transactions) {
        this.inbox = inbox;
        this.notices = notices;
        this.position = position;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** A page, and the ledger position up to which the inbox was complete when it was read. */
    record Answer(InboxPage page, long position) {}

    Answer page(String walkerId, boolean unreadOnly, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Page.limit(asked);
        String scope = "notifications:" + walkerId + ":" + unreadOnly;
        List<String> keys = Cursor.read(scope, 1, cursor);
        long before = keys == null ? Long.MAX_VALUE : NoticeId.parse(keys.get(0));
        Found found = snapshot.execute(status -> new Found(
                position.applied(), inbox.before(walkerId, before, limit + 1, unreadOnly), inbox.unread(walkerId)));
        List<InboxEntry> shown =
                found.entries().subList(0, Math.min(limit, found.entries().size()));
        boolean more = found.entries().size() > limit;
        String next = more ? Cursor.write(scope, shown.get(limit - 1).seq()) : null;
        return new Answer(new InboxPage(notices.of(shown), found.unread(), next), found.position());
    }

    private record Found(long position, List<InboxEntry> entries, int unread) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record InboxPage(
            List<Notice> items, int unread, @Nullable String next) {}
}
