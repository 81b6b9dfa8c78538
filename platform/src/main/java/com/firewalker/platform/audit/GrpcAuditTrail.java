package com.firewalker.platform.audit;

import com.firewalker.operators.v1.AuditGrpc;
import com.firewalker.operators.v1.BeginRequest;
import com.firewalker.operators.v1.EndRequest;
import com.firewalker.operators.v1.EndResponse;
import com.firewalker.platform.web.Refusal;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command side's log, for the other services. */
final class GrpcAuditTrail implements AuditTrail {

    private static final Logger log = LoggerFactory.getLogger(GrpcAuditTrail.class);
    private static final long PATIENCE_MILLIS = 5_000;

    private final AuditGrpc.AuditBlockingStub audit;

    GrpcAuditTrail(Channel commands) {
        this.audit = AuditGrpc.newBlockingStub(commands);
    }

    @Override
    public String begin(Act act) {
        BeginRequest.Builder request = BeginRequest.newBuilder()
                .setActor(act.actor())
                .setRole(act.role())
                .setAction(act.action())
                .setTarget(act.target())
                .setParameters(act.parameters())
                .setRequestId(act.requestId());
        if (act.reason() != null) {
            request.setReason(act.reason());
        }
        try {
            return stub().begin(request.build()).getActId();
        } catch (StatusRuntimeException e) {
            log.warn(
                    "The audit log cannot be written, refusing {}: {}",
                    act.action(),
                    e.getStatus().getCode());
            throw Refusal.unavailable("The audit log cannot be written now: nothing was done");
        }
    }

    @Override
    public void end(String actId, Outcome outcome) {
        EndResponse unused = stub().end(EndRequest.newBuilder()
                .setActId(actId)
                .setOutcome(outcome.word())
                .build());
    }

    private AuditGrpc.AuditBlockingStub stub() {
        return audit.withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
