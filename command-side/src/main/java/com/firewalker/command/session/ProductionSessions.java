package com.firewalker.command.session;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * In production sessions need provided keys and a token store that never evicts and is not the boards': a store that
 * drops keys under pressure would sign walkers out at random.
 */
@Component
@Profile("production")
class ProductionSessions {

    ProductionSessions(
            SigningKeys keys,
            TokenRedis tokens,
            @Value("${firewalker.redis.url}") String boardsUrl,
            @Value("${firewalker.token-redis.url}") String tokensUrl) {
        List<String> wrong = new ArrayList<>();
        if (!keys.any()) {
            wrong.add("firewalker.keys.dir holds no signing key");
        }
        if (tokensUrl.equals(boardsUrl)) {
            wrong.add("firewalker.token-redis.url is the boards' Redis");
        }
        if (!tokens.info("memory").contains("maxmemory_policy:noeviction")) {
            wrong.add("the token Redis evicts: maxmemory-policy has to be noeviction");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("The production profile refuses to start: " + String.join("; ", wrong));
        }
    }
}
