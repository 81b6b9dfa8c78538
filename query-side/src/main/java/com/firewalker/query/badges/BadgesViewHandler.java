package com.firewalker.query.badges;

import com.firewalker.query.view.LiveProjection;
import com.firewalker.query.view.ViewHandler;
import org.axonframework.config.ProcessingGroup;
import org.springframework.stereotype.Component;

/** Keeps the badges view moving. */
@Component
@ProcessingGroup("badges")
class BadgesViewHandler extends ViewHandler {

    BadgesViewHandler(BadgeProjection projection, LiveProjection live) {
        super(projection, live);
    }
}
