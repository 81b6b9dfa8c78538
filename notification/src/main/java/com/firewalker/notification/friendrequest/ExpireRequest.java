package com.firewalker.notification.friendrequest;

import com.firewalker.notification.directory.ServiceChannels;
import com.firewalker.notification.outbox.OutboxTask;
import com.firewalker.notification.outbox.Outcome;
import com.firewalker.notification.outbox.TaskHandler;
import com.firewalker.walkers.v1.ExpireRequestRequest;
import org.springframework.stereotype.Component;

/** Asks the command side to end a request that nobody answered; it does nothing where the request is no longer open. */
@Component
class ExpireRequest implements TaskHandler {

    static final String TYPE = "expire-request";

    private final ServiceChannels channels;

    ExpireRequest(ServiceChannels channels) {
        this.channels = channels;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Outcome run(OutboxTask task) {
        boolean expired = channels.friendships()
                .expireRequest(ExpireRequestRequest.newBuilder()
                        .setRequestId(task.text("requestId"))
                        .setRequesterId(task.text("requesterId"))
                        .setAddresseeId(task.text("addresseeId"))
                        .build())
                .getExpired();
        return expired ? Outcome.sent() : Outcome.needless("answered");
    }
}
