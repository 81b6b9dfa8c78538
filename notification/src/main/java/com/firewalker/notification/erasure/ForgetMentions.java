package com.firewalker.notification.erasure;

import com.firewalker.notification.inbox.InboxMentions;
import com.firewalker.notification.outbox.OutboxTask;
import com.firewalker.notification.outbox.Outcome;
import com.firewalker.notification.outbox.TaskHandler;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Removes from other walkers' inboxes what is said of a walker who is gone (domain-rules.md 9.7, 12.2). */
@Component
class ForgetMentions implements TaskHandler {

    private static final String TYPE = "forget-mentions";

    private final InboxMentions mentions;

    ForgetMentions(InboxMentions mentions) {
        this.mentions = mentions;
    }

    static OutboxTask of(String walkerId, Instant now) {
        return new OutboxTask(TYPE + ":" + walkerId, TYPE, walkerId, Map.of(), now, null);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Outcome run(OutboxTask task) {
        while (mentions.forgetSome(task.walkerId())) {
            Thread.yield();
        }
        return new Outcome.Done("forgotten");
    }
}
