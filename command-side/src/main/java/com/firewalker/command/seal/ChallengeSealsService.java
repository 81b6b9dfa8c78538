package com.firewalker.command.seal;

import com.firewalker.command.challenge.service.ChallengeSeals;
import com.firewalker.platform.security.GrpcAccess;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.seals.v1.ChallengeSealsGrpc;
import com.firewalker.seals.v1.SealChallengeRequest;
import com.firewalker.seals.v1.SealResponse;
import io.grpc.stub.StreamObserver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;

/** Sets the seals of challenges that operators ask for. */
@Service
class ChallengeSealsService extends ChallengeSealsGrpc.ChallengeSealsImplBase {

    private final ChallengeSeals seals;

    ChallengeSealsService(ChallengeSeals seals) {
        this.seals = seals;
    }

    @Override
    public void sealChallenge(SealChallengeRequest request, StreamObserver<SealResponse> answer) {
        try {
            answer.onNext(SealResponse.newBuilder()
                    .setPosition(seals.seal(request.getChallengeId()))
                    .build());
            answer.onCompleted();
        } catch (RuntimeException e) {
            answer.onError(GrpcRefusals.toStatus(e));
        }
    }

    /** Only Firewalker's own services ask. */
    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        GrpcAccess challengeSealsAccess() {
            return GrpcAccess.services("firewalker.seals.v1.ChallengeSeals/*");
        }
    }
}
