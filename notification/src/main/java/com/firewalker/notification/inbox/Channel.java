package com.firewalker.notification.inbox;

import com.firewalker.notification.outbox.OutboxTask;
import com.firewalker.notification.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A way to people beside the inbox. */
public interface Channel {

    /** What to send for fresh entries; runs in the transaction that writes them, so it only looks into tables. */
    List<OutboxTask> announce(List<DeliverableEntry> entries, Map<String, Settings> wishes, Instant now);
}
