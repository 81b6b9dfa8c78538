package com.firewalker.query.day;

import com.firewalker.query.view.LiveProjection;
import com.firewalker.query.view.ViewHandler;
import org.axonframework.config.ProcessingGroup;
import org.springframework.stereotype.Component;

/** Keeps the day view moving. */
@Component
@ProcessingGroup("days")
class DayViewHandler extends ViewHandler {

    DayViewHandler(DayProjection projection, LiveProjection live) {
        super(projection, live);
    }
}
