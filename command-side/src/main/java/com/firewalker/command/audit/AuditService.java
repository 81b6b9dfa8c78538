package com.firewalker.command.audit;

import com.firewalker.operators.v1.AuditGrpc;
import com.firewalker.operators.v1.BeginRequest;
import com.firewalker.operators.v1.BeginResponse;
import com.firewalker.operators.v1.EndRequest;
import com.firewalker.operators.v1.EndResponse;
import com.firewalker.platform.audit.Act;
import com.firewalker.platform.audit.AuditTrail;
import com.firewalker.platform.audit.Outcome;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.platform.web.Refusal;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** The log, for acts that the other services do. */
@Service
class AuditService extends AuditGrpc.AuditImplBase {

    private final AuditTrail trail;
    private final EntryRows rows;

    AuditService(AuditTrail trail, EntryRows rows) {
        this.trail = trail;
        this.rows = rows;
    }

    @Override
    public void begin(BeginRequest request, StreamObserver<BeginResponse> answer) {
        answer(answer, () -> {
            Act act = new Act(
                    request.getActor(),
                    request.getRole(),
                    request.getAction(),
                    request.getTarget(),
                    request.getParameters(),
                    request.hasReason() ? request.getReason() : null,
                    request.getRequestId());
            return BeginResponse.newBuilder().setActId(trail.begin(act)).build();
        });
    }

    @Override
    public void end(EndRequest request, StreamObserver<EndResponse> answer) {
        answer(answer, () -> {
            Outcome outcome = Outcome.of(request.getOutcome())
                    .orElseThrow(() -> Refusal.invalid("/outcome", "unknown", "an outcome is done, refused or failed"));
            if (rows.act(request.getActId()).isEmpty()) {
                throw Refusal.notFound();
            }
            trail.end(request.getActId(), outcome);
            return EndResponse.getDefaultInstance();
        });
    }

    private static <T> void answer(StreamObserver<T> to, Supplier<T> work) {
        try {
            to.onNext(work.get());
            to.onCompleted();
        } catch (RuntimeException e) {
            to.onError(GrpcRefusals.toStatus(e));
        }
    }
}
