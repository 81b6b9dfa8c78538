package com.firewalker.query.friends;

import com.firewalker.platform.security.GrpcAccess;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.query.leaderboard.Acquaintances;
import com.firewalker.views.v1.FriendGraphGrpc;
import com.firewalker.views.v1.FriendsRequest;
import com.firewalker.views.v1.FriendsResponse;
import io.grpc.stub.StreamObserver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;

/** Tells Firewalker's other services who is whose friend. */
@Service
class FriendGraphService extends FriendGraphGrpc.FriendGraphImplBase {

    private final Acquaintances acquaintances;

    FriendGraphService(Acquaintances acquaintances) {
        this.acquaintances = acquaintances;
    }

    @Override
    public void friends(FriendsRequest request, StreamObserver<FriendsResponse> answer) {
        try {
            Long after = request.hasAfterPosition() ? Long.valueOf(request.getAfterPosition()) : null;
            Acquaintances.Circle circle = acquaintances.of(request.getWalkerId(), after);
            answer.onNext(FriendsResponse.newBuilder()
                    .addAllWalkerIds(circle.friends().stream().sorted().toList())
                    .setPosition(circle.position())
                    .build());
            answer.onCompleted();
        } catch (RuntimeException e) {
            answer.onError(GrpcRefusals.toStatus(e));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {

        @Bean
        GrpcAccess friendGraphAccess() {
            return GrpcAccess.services("firewalker.views.v1.FriendGraph/*");
        }
    }
}
