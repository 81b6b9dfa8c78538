package com.firewalker.platform.ledger.lane;

import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.slf4j.MDC;

/** Commands as Axon's messages, with the id of the request that they come from. */
public final class CommandMessages {
    /** In the logging context, in a command's and in its events' metadata. */
    public static final String REQUEST_ID = "requestId";

    private final CommandTargets targets;

    CommandMessages(CommandTargets targets) {
        this.targets = targets;
    }

    String streamOf(Object command) {
        return targets.streamOf(command);
    }

    CommandMessage<?> message(Object command) {
        String requestId = MDC.get(REQUEST_ID);
        return new GenericCommandMessage<>(
                command, requestId == null ? MetaData.emptyInstance() : Map.of(REQUEST_ID, requestId));
    }
}
