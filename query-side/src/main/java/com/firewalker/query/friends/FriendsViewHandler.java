package com.firewalker.query.friends;

import com.firewalker.query.view.LiveProjection;
import com.firewalker.query.view.ViewHandler;
import org.axonframework.config.ProcessingGroup;
import org.springframework.stereotype.Component;

/** Keeps the friends view moving. */
@Component
@ProcessingGroup("friends")
class FriendsViewHandler extends ViewHandler {

    FriendsViewHandler(FriendsProjection projection, LiveProjection live) {
        super(projection, live);
    }
}
