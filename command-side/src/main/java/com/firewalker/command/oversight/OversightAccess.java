package com.firewalker.command.oversight;

import com.firewalker.platform.security.OpenToSuspended;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stays open to suspended walkers: to look at the account, to export and to erase it (api.md 9). */
@Configuration(proxyBeanMethods = false)
class OversightAccess {

    @Bean
    OpenToSuspended ownAccount() {
        return new OpenToSuspended("GET", "/v1/me");
    }

    @Bean
    OpenToSuspended ownErasure() {
        return new OpenToSuspended("DELETE", "/v1/me");
    }

    @Bean
    OpenToSuspended orderingExports() {
        return new OpenToSuspended("POST", "/v1/me/exports");
    }

    @Bean
    OpenToSuspended listingExports() {
        return new OpenToSuspended("GET", "/v1/me/exports");
    }

    @Bean
    OpenToSuspended fetchingExports() {
        return new OpenToSuspended("GET", "/v1/me/exports/**");
    }
}
