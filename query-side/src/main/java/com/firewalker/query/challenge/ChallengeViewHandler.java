package com.firewalker.query.challenge;

import com.firewalker.query.view.LiveProjection;
import com.firewalker.query.view.ViewHandler;
import org.axonframework.config.ProcessingGroup;
import org.springframework.stereotype.Component;

/** Keeps the challenges moving, apart from every other view. */
@Component
@ProcessingGroup("challenges")
class ChallengeViewHandler extends ViewHandler {

    ChallengeViewHandler(ChallengeProjection projection, LiveProjection live) {
        super(projection, live);
    }
}
