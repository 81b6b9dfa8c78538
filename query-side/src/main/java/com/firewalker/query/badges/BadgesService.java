package com.firewalker.query.badges;

import com.firewalker.platform.security.GrpcAccess;
import com.firewalker.views.v1.BadgesGrpc;
import com.firewalker.views.v1.GrantedRequest;
import com.firewalker.views.v1.GrantedResponse;
import io.grpc.stub.StreamObserver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.service.GrpcService;

/** Badges for the other services. */
@GrpcService
class BadgesService extends BadgesGrpc.BadgesImplBase {

    private final GrantedBadges granted;

    BadgesService(GrantedBadges granted) {
        this.granted = granted;
    }

    @Override
    public void granted(GrantedRequest request, StreamObserver<GrantedResponse> observer) {
        observer.onNext(granted.after(request.getAfterPosition()));
        observer.onCompleted();
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        GrpcAccess badgesForServices() {
            return GrpcAccess.services("firewalker.views.v1.Badges/*");
        }
    }
}
