package com.firewalker.notification.inbox;

import com.firewalker.notification.rendering.InboxEntry;
import com.firewalker.notification.rendering.Notice;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Single entries, for channels. */
@Component
public class InboxNotices {

    private final Inbox inbox;
    private final Notices notices;

    InboxNotices(Inbox inbox, Notices notices) {
        this.inbox = inbox;
        this.notices = notices;
    }

    /** What came after an id, oldest first, in the owner's language. */
    public List<Notice> after(String walkerId, long seq, int limit) {
        return notices.of(inbox.after(walkerId, seq, limit));
    }

    /** The entry while it is unread; empty where it is read or gone. */
    public Optional<InboxEntry> unread(String walkerId, long seq) {
        return inbox.after(walkerId, seq - 1, 1).stream()
                .filter(entry -> entry.seq() == seq && entry.readAt() == null)
                .findFirst();
    }

    /** In the owner's language and with everybody's name; an exception where the command side cannot be asked. */
    public Notice inFullWords(InboxEntry entry) {
        return notices.inFullWords(entry);
    }
}
