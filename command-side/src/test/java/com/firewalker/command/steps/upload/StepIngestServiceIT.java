package com.firewalker.command.steps.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Desk;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleType;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.steps.v1.StepIngestGrpc;
import com.firewalker.steps.v1.UploadDevice;
import com.firewalker.steps.v1.UploadRequest;
import com.firewalker.steps.v1.UploadResponse;
import com.firewalker.steps.v1.UploadSample;
import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import tools.jackson.databind.JsonNode;

/** step_ingest.proto on a real server: single uploads and streams of them. */
class StepIngestServiceIT {

    private static final Instant YESTERDAY =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);

    private final CommandSide commandSide = CommandSide.running();
    private final Somebody anna = commandSide.somebody("Anna");
    private final ManagedChannel channel = ManagedChannelBuilder.forAddress(
                    "localhost", commandSide.bean(GrpcServerLifecycle.class).getPort())
            .usePlaintext()
            .build();

    @AfterEach
    void hangUp() {
        channel.shutdownNow();
    }

    private static Metadata token(String accessToken) {
        var metadata = new Metadata();
        metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + accessToken);
        return metadata;
    }

    private UploadResponse upload(UploadRequest request) {
        return upload(anna.accessToken(), request);
    }

    private UploadResponse upload(String accessToken, UploadRequest request) {
        return StepIngestGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(token(accessToken)))
                .upload(request);
    }

    private static Timestamp at(int minute) {
        return Timestamp.newBuilder()
                .setSeconds(YESTERDAY.plus(minute, ChronoUnit.MINUTES).getEpochSecond())
                .build();
    }

    private static UploadSample.Builder minute(int minute) {
        return UploadSample.newBuilder()
                .setId("m" + minute)
                .setVersion(1)
                .setStart(at(minute))
                .setEnd(at(minute + 1))
                .setStartOffsetMinutes(0)
                .setCount(100);
    }

    private UploadRequest.Builder of(UploadSample.Builder... samples) {
        UploadRequest.Builder request = UploadRequest.newBuilder()
                .setMessageId("m")
                .setWalkerId(anna.walkerId())
                .setDevice(UploadDevice.newBuilder().setId("cloud-1").setKind(DeviceKind.DEVICE_KIND_WATCH));
        for (UploadSample.Builder sample : samples) {
            request.addSamples(sample);
        }
        return request;
    }

    @Test
    void answersEachSampleItsDayAndThePosition() {
        UploadResponse response = upload(of(minute(600), minute(601)).build());
        assertThat(response.getMessageId()).isEqualTo("m");
        assertThat(response.getResultsList())
                .allSatisfy(result -> assertThat(result.getStatus()).isEqualTo("accepted"));
        assertThat(response.getDays(0).getTotal()).isEqualTo(200);
        assertThat(response.getPosition()).isPositive();
        assertThat(response.hasProblem()).isFalse();
    }

    /** Zero and missing are different things. */
    @Test
    void tellsZeroFromMissing() {
        UploadResponse response = upload(of(
                        minute(600).setCount(0),
                        minute(601).clearCount(),
                        minute(602).setVersion(0),
                        minute(603).clearVersion())
                .build());
        assertThat(response.getResults(0).getStatus()).isEqualTo("accepted");
        assertThat(response.getResults(1).getReason()).isEqualTo("count-missing");
        assertThat(response.getResults(2).getStatus()).isEqualTo("accepted");
        assertThat(response.getResults(3).getReason()).isEqualTo("version-missing");
    }

    /** api.md 1: the dates of every door. A sample beyond them is rejected and fails no other. */
    @Test
    void takesNoDateBeyondTheCalendar() {
        long century = Duration.ofDays(36_525).toSeconds();
        Timestamp far = Timestamp.newBuilder()
                .setSeconds(YESTERDAY.getEpochSecond() + century)
                .build();
        Timestamp longAgo = Timestamp.newBuilder().setSeconds(-century).build();
        UploadSample.Builder total = minute(600)
                .setType(SampleType.SAMPLE_TYPE_DAILY_TOTAL)
                .clearStart()
                .clearEnd()
                .clearStartOffsetMinutes();
        UploadResponse response = upload(of(
                        minute(600).setStart(far).setEnd(far),
                        minute(601).setStart(longAgo).setEnd(longAgo),
                        total.clone().setDate("+12000-01-01"),
                        total.clone().setDate("1969-12-31"),
                        minute(602).setMovedFrom("+12000-01-01"),
                        minute(603))
                .setBackfill(true)
                .build());
        assertThat(response.getResultsList().subList(0, 5))
                .allSatisfy(result -> assertThat(result.getReason()).isEqualTo("date-out-of-range"));
        assertThat(response.getResults(5).getStatus()).isEqualTo("accepted");
        assertThat(response.getDaysList()).hasSize(1);
    }

    /** 3.1: written with an offset or without, a time is on the date of the walker's zone. */
    @Test
    void datesByTheWalkersZoneHoweverATimeIsWritten() {
        UploadResponse response = upload(of(
                        minute(1_439).setId("placed"),
                        minute(1_439).setId("floating").clearStartOffsetMinutes())
                .build());
        assertThat(response.getDaysList()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"device.kind, required", "device.id, required", "walker_id, required", "samples, invalid"})
    void namesTheFieldThatIsWrong(String field, String code) {
        UploadRequest.Builder request = of(minute(600));
        switch (field) {
            case "device.kind" -> request.getDeviceBuilder().clearKind();
            case "device.id" -> request.getDeviceBuilder().clearId();
            case "walker_id" -> request.clearWalkerId();
            default -> request.clearSamples();
        }
        assertThatThrownBy(() -> upload(request.build()))
                .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> {
                    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                    assertThat(refused.getStatus().getDescription()).contains(field);
                });
        UploadResponse streamed = streamed(List.of(request.build())).peek();
        assertThat(streamed.getProblem().getErrorsList()).anySatisfy(problem -> {
            assertThat(problem.getField()).isEqualTo(field);
            assertThat(problem.getCode()).isEqualTo(code);
        });
    }

    @Test
    void refusesSomebodyElsesDayAsAMissingOne() {
        Somebody ben = commandSide.somebody("Ben");
        assertThatThrownBy(
                        () -> upload(of(minute(600)).setWalkerId(ben.walkerId()).build()))
                .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> {
                    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
                    assertThat(Objects.requireNonNull(refused.getTrailers()).get(GrpcRefusals.CODE))
                            .isEqualTo("not-found");
                });
    }

    /** A device cloud brings steps for whoever wears its devices, by a token of its own. */
    @Test
    void takesEveryWalkersStepsFromADeviceCloud() {
        String cloud = commandSide.bean(AccessTokenIssuer.class).forIngest();
        Somebody ben = commandSide.somebody("Ben");
        for (Somebody walker : List.of(anna, ben)) {
            UploadResponse response =
                    upload(cloud, of(minute(600)).setWalkerId(walker.walkerId()).build());
            assertThat(response.getDays(0).getTotal()).as(walker.email()).isEqualTo(100);
        }
        for (String nobody : List.of("nobody", "no:body")) {
            assertThatThrownBy(() ->
                            upload(cloud, of(minute(600)).setWalkerId(nobody).build()))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND));
        }
    }

    /** api.md 9: for a suspended walker nobody brings steps, from the suspension on and until it is lifted. */
    @Test
    void takesNothingForASuspendedWalkerFromAnybody() {
        String cloud = commandSide.bean(AccessTokenIssuer.class).forIngest();
        Desk desk = new Desk(commandSide);
        String operator = desk.token(desk.named("operator"));
        upload(cloud, of(minute(600)).build());
        String walker = "/v1/ops/walkers/" + anna.walkerId();
        desk.local().post(walker + "/suspend", Map.of("reason", "sold steps")).expect(200);
        for (String token : List.of(cloud, operator, anna.accessToken())) {
            assertThatThrownBy(() -> upload(token, of(minute(601)).build()))
                    .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> {
                        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
                        assertThat(Objects.requireNonNull(refused.getTrailers()).get(GrpcRefusals.CODE))
                                .isEqualTo("suspended");
                    });
        }
        assertThat(streamed(cloud, List.of(of(minute(601)).build()))
                        .peek()
                        .getProblem()
                        .getCode())
                .isEqualTo("suspended");
        desk.local().post(walker + "/restore", Map.of()).expect(200);
        assertThat(upload(cloud, of(minute(602)).build()).getDays(0).getTotal()).isEqualTo(200);
    }

    /** api.md 7: every act of an operator is in the audit log, whichever door it came by. */
    @Test
    void recordsWhatOperatorsBringAndWhatIsRefusedToThem() {
        Desk desk = new Desk(commandSide);
        String mina = desk.named("operator");
        String token = desk.token(mina);
        upload(token, of(minute(600), minute(601)).build());
        streamed(token, List.of(of(minute(602)).setBackfill(true).build()));
        assertThatThrownBy(() ->
                        upload(token, of(minute(603)).setWalkerId("nobody").build()))
                .isInstanceOf(StatusRuntimeException.class);
        upload(of(minute(604)).build());
        assertThat(desk.local()
                        .get("/v1/ops/audit?actor=" + mina)
                        .expect(200)
                        .get("items")
                        .valueStream()
                        .map(StepIngestServiceIT::story))
                .containsExactly(
                        "operator upload-steps walkers/nobody "
                                + "{\"backfill\":false,\"device\":\"cloud-1\",\"samples\":1} refused",
                        "operator upload-steps walkers/" + anna.walkerId()
                                + " {\"backfill\":true,\"device\":\"cloud-1\",\"samples\":1} done",
                        "operator upload-steps walkers/" + anna.walkerId()
                                + " {\"backfill\":false,\"device\":\"cloud-1\",\"samples\":2} done");
    }

    private static String story(JsonNode act) {
        return String.join(
                " ",
                act.get("role").asString(),
                act.get("action").asString(),
                act.get("target").asString(),
                act.get("parameters").toString(),
                act.get("outcome").asString());
    }

    @Test
    void opensNothingElseToADeviceCloud() {
        Http cloud =
                commandSide.http().as(commandSide.bean(AccessTokenIssuer.class).forIngest());
        assertThat(cloud.get("/v1/me").status()).isEqualTo(403);
        assertThat(cloud.post("/v1/me/steps", Map.of()).status()).isEqualTo(403);
        assertThat(cloud.get("/v1/ops/projections").status()).isEqualTo(403);
    }

    @Test
    void refusesStrangers() {
        assertThatThrownBy(() -> StepIngestGrpc.newBlockingStub(channel)
                        .upload(of(minute(600)).build()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
    }

    /** A failed message never ends the stream; every message has its answer. */
    @Test
    void answersEveryMessageOfAStream() {
        var requests = new java.util.ArrayList<UploadRequest>();
        for (int i = 0; i < 300; i++) {
            UploadRequest.Builder request = of(minute(i)).setMessageId("m" + i);
            requests.add(i % 50 == 7 ? request.clearDevice().build() : request.build());
        }
        Queue<UploadResponse> answers = streamed(requests);
        assertThat(answers.stream().map(UploadResponse::getMessageId).distinct())
                .hasSize(300);
        assertThat(answers.stream().filter(UploadResponse::hasProblem)).hasSize(6);
        UploadResponse last = upload(of(minute(0)).build());
        assertThat(last.getDays(0).getTotal()).isEqualTo(29_400);
    }

    private Queue<UploadResponse> streamed(List<UploadRequest> requests) {
        return streamed(anna.accessToken(), requests);
    }

    private Queue<UploadResponse> streamed(String accessToken, List<UploadRequest> requests) {
        var client = new Client(requests);
        StepIngestGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(token(accessToken)))
                .uploadStream(client);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> client.end.get() != null);
        assertThat(client.end.get()).isEqualTo("completed");
        return client.answers;
    }

    /** Sends as fast as the server lets it. */
    private static final class Client implements ClientResponseObserver<UploadRequest, UploadResponse> {

        private final List<UploadRequest> requests;
        private final Queue<UploadResponse> answers = new ConcurrentLinkedQueue<>();
        private final AtomicReference<String> end = new AtomicReference<>();
        private int sent;

        Client(List<UploadRequest> requests) {
            this.requests = requests;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<UploadRequest> server) {
            server.setOnReadyHandler(() -> {
                while (server.isReady() && sent < requests.size()) {
                    server.onNext(requests.get(sent++));
                }
                if (sent == requests.size()) {
                    sent++;
                    server.onCompleted();
                }
            });
        }

        @Override
        public void onNext(UploadResponse answer) {
            answers.add(answer);
        }

        @Override
        public void onError(Throwable failure) {
            end.set(failure.toString());
        }

        @Override
        public void onCompleted() {
            end.set("completed");
        }
    }
}
