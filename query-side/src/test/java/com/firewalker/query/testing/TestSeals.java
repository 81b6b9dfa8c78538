package com.firewalker.query.testing;

import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.seals.v1.BoardSealsGrpc;
import com.firewalker.seals.v1.SealBoardRequest;
import com.firewalker.seals.v1.SealResponse;
import io.grpc.stub.StreamObserver;
import java.util.function.ToLongFunction;

/** The command side's door for seals, over real gRPC: does what a test says. */
public final class TestSeals extends BoardSealsGrpc.BoardSealsImplBase {

    private volatile ToLongFunction<SealBoardRequest> answer = request -> {
        throw new IllegalStateException("no test said what to do");
    };

    /** @param answer appends a seal and answers its position, or refuses */
    public void answer(ToLongFunction<SealBoardRequest> answer) {
        this.answer = answer;
    }

    @Override
    public void sealBoard(SealBoardRequest request, StreamObserver<SealResponse> response) {
        try {
            response.onNext(SealResponse.newBuilder()
                    .setPosition(answer.applyAsLong(request))
                    .build());
            response.onCompleted();
        } catch (RuntimeException e) {
            response.onError(GrpcRefusals.toStatus(e));
        }
    }
}
