package com.firewalker.command.steps.upload;

import com.firewalker.command.walker.Zones;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.web.CalendarRange;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Refusal;
import com.firewalker.steps.v1.StepIngestGrpc;
import com.firewalker.steps.v1.UploadDevice;
import com.firewalker.steps.v1.UploadRequest;
import com.firewalker.steps.v1.UploadResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;

/** Where device clouds and partners bring steps: for the walker who calls, or for any by a caller trusted with it. */
@Service
class StepIngestService extends StepIngestGrpc.StepIngestImplBase {

    private final StepIntake intake;
    private final SuspendedWalkers suspended;
    private final OperatorUploads acts;
    private final CalendarRange range;
    private final UploadMessages messages = new UploadMessages();

    StepIngestService(StepIntake intake, SuspendedWalkers suspended, OperatorUploads acts, CalendarRange range) {
        this.intake = intake;
        this.suspended = suspended;
        this.acts = acts;
        this.range = range;
    }

    @Override
    public void upload(UploadRequest request, StreamObserver<UploadResponse> answer) {
        CompletableFuture<UploadResponse> unused = take(request, Caller.current())
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        answer.onError(GrpcRefusals.toStatus(failure));
                    } else {
                        answer.onNext(response);
                        answer.onCompleted();
                    }
                });
    }

    @Override
    public StreamObserver<UploadRequest> uploadStream(StreamObserver<UploadResponse> answers) {
        Caller caller = Caller.current();
        return new UploadFlow((ServerCallStreamObserver<UploadResponse>) answers, request -> take(request, caller));
    }

    private CompletableFuture<UploadResponse> take(UploadRequest request, Caller caller) {
        try {
            messages.check(request);
            if (!OpaqueIds.isPossible(request.getWalkerId()) || !mayBringFor(caller, request.getWalkerId())) {
                throw Refusal.notFound();
            }
            return acts.recorded(caller, request, () -> {
                if (!caller.is(Caller.WALKER)) {
                    suspended.refuse(request.getWalkerId());
                }
                return bring(request);
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<UploadResponse> bring(UploadRequest request) {
        List<ParsedSample> readings = request.getSamplesList().stream()
                .map(sample -> SampleMessage.read(sample, range))
                .toList();
        return intake.upload(request.getWalkerId(), uploader(request.getDevice()), readings, request.getBackfill())
                .thenApply(answer -> UploadMessages.response(request, readings, answer));
    }

    private static Uploader uploader(UploadDevice device) {
        ZoneId zone = null;
        if (device.hasTimeZone()) {
            zone = Zones.read(device.getTimeZone())
                    .orElseThrow(() -> Refusal.invalid(
                            "device.time_zone", "unknown-zone", "an IANA zone or a fixed offset as +05:45"));
        }
        return new Uploader(device.getId(), device.getKind(), device.hasModel() ? device.getModel() : null, zone);
    }

    private static boolean mayBringFor(Caller caller, String walkerId) {
        boolean trusted = caller.is(Caller.INGEST)
                || caller.operatorRole()
                        .filter(role -> role.may(OperatorRole.OPERATOR))
                        .isPresent();
        return trusted || caller.is(Caller.WALKER) && caller.walkerId().equals(walkerId);
    }
}
