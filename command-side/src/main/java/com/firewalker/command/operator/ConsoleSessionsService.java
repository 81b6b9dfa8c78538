package com.firewalker.command.operator;

import com.firewalker.operators.v1.ConsoleSessionsGrpc;
import com.firewalker.operators.v1.RecogniseRequest;
import com.firewalker.operators.v1.RecogniseResponse;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.platform.web.Refusal;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Service;

/** Tells the other services whose browser session a cookie stands for. */
@Service
class ConsoleSessionsService extends ConsoleSessionsGrpc.ConsoleSessionsImplBase {

    private final ConsoleSessions sessions;

    ConsoleSessionsService(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void recognise(RecogniseRequest request, StreamObserver<RecogniseResponse> answer) {
        try {
            Caller caller =
                    sessions.recognise(request.getSecret(), request.getActive()).orElseThrow(Refusal::notFound);
            OperatorRole role = caller.operatorRole().orElseThrow(Refusal::notFound);
            answer.onNext(RecogniseResponse.newBuilder()
                    .setSessionId(caller.sessionId())
                    .setOperator(caller.walkerId())
                    .setRole(role.word())
                    .setUnconfirmed(caller.is(Caller.UNCONFIRMED))
                    .setExpiresAtMillis(caller.expiresAt().toEpochMilli())
                    .build());
            answer.onCompleted();
        } catch (RuntimeException e) {
            answer.onError(GrpcRefusals.toStatus(e));
        }
    }
}
