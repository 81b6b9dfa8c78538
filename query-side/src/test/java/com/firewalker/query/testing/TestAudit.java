package com.firewalker.query.testing;

import com.firewalker.operators.v1.AuditGrpc;
import com.firewalker.operators.v1.BeginRequest;
import com.firewalker.operators.v1.BeginResponse;
import com.firewalker.operators.v1.EndRequest;
import com.firewalker.operators.v1.EndResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The command side's log of acts over real gRPC: remembers, and can be away. */
public final class TestAudit extends AuditGrpc.AuditImplBase {

    private final List<BeginRequest> begun = new CopyOnWriteArrayList<>();
    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    public void away(boolean now) {
        away = now;
    }

    public List<BeginRequest> begun() {
        return begun;
    }

    /** In the order in which acts ended. */
    public List<String> outcomes() {
        return outcomes;
    }

    @Override
    public void begin(BeginRequest request, StreamObserver<BeginResponse> answer) {
        if (away) {
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
        }
        begun.add(request);
        answer.onNext(BeginResponse.newBuilder()
                .setActId(Integer.toString(begun.size()))
                .build());
        answer.onCompleted();
    }

    @Override
    public void end(EndRequest request, StreamObserver<EndResponse> answer) {
        outcomes.add(request.getOutcome());
        answer.onNext(EndResponse.getDefaultInstance());
        answer.onCompleted();
    }
}
