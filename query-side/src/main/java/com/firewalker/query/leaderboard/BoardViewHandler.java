package com.firewalker.query.leaderboard;

import com.firewalker.query.view.LiveProjection;
import com.firewalker.query.view.ViewHandler;
import org.axonframework.config.ProcessingGroup;
import org.springframework.stereotype.Component;

/** Keeps the boards moving, apart from every other view. */
@Component
@ProcessingGroup("boards")
class BoardViewHandler extends ViewHandler {

    BoardViewHandler(BoardProjection projection, LiveProjection live) {
        super(projection, live);
    }
}
