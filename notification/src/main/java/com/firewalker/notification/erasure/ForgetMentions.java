package com.firewalker.notification.erasure;

import com.firewalker.notification.errand.Errand;
import com.firewalker.notification.errand.Outcome;
import com.firewalker.notification.errand.Runner;
import com.firewalker.notification.inbox.InboxMentions;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Removes from other walkers' inboxes what is said of a walker who is gone (domain-rules.md 9.7, 12.2). */
@Component
class ForgetMentions implements Runner {

    private static final String TYPE = "forget-mentions";

    private final InboxMentions mentions;

    ForgetMentions(InboxMentions mentions) {
        this.mentions = mentions;
    }

    static Errand of(String walkerId, Instant now) {
        return new Errand(TYPE + ":" + walkerId, TYPE, walkerId, Map.of(), now, null);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Outcome run(Errand errand) {
        while (mentions.forgetSome(errand.walkerId())) {
            Thread.yield();
        }
        return new Outcome.Done("forgotten");
    }
}
