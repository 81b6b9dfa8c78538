package com.firewalker.command.account;

import com.firewalker.platform.security.GrpcAccess;
import com.firewalker.platform.security.OpenOperation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which doors of this package are open, and to whom. */
@Configuration(proxyBeanMethods = false)
class AccountAccess {

    @Bean
    OpenOperation registering() {
        return new OpenOperation("POST", "/v1/walkers");
    }

    @Bean
    GrpcAccess walkerDirectory() {
        return GrpcAccess.services("firewalker.walkers.v1.WalkerDirectory/*");
    }
}
