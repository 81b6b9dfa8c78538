package com.firewalker.command.friendship;

import com.firewalker.platform.security.GrpcAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which doors of this package are open, and to whom. */
@Configuration(proxyBeanMethods = false)
class FriendshipAccess {

    @Bean
    GrpcAccess friendshipCommands() {
        return GrpcAccess.services("firewalker.walkers.v1.Friendships/*");
    }
}
