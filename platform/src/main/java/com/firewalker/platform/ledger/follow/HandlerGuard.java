package com.firewalker.platform.ledger.follow;

import org.axonframework.eventhandling.EventHandlerInvoker;

/** What a service puts between a processor and its handlers, such as a place for events that they cannot handle. */
public interface HandlerGuard {

    EventHandlerInvoker guard(String processor, EventHandlerInvoker handlers);
}
