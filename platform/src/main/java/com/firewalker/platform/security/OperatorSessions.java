package com.firewalker.platform.security;

import java.util.Optional;

/** Operators' sessions in browsers. Who ends one ends it for the next request already, at every service. */
public interface OperatorSessions {

    /**
     * Who sent this cookie.
     *
     * @param active whether the request keeps the session from being idle
     * @return nobody where the session never was, has ended, or its operator was removed
     * @throws com.firewalker.platform.web.Refusal 503 where that cannot be found out
     */
    Optional<Caller> recognise(String secret, boolean active);
}
