package com.firewalker.bench.grpc;

import com.firewalker.bench.Figure;
import com.firewalker.bench.Measuring;
import com.firewalker.bench.Walkers;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.steps.v1.StepIngestGrpc;
import com.firewalker.steps.v1.UploadDevice;
import com.firewalker.steps.v1.UploadRequest;
import com.firewalker.steps.v1.UploadSample;
import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** UploadStream from a few streams with many messages in flight, one sample each, walkers in turn. */
public final class StreamUploads {
    private static final int STREAMS = 4;
    private static final int IN_FLIGHT = 128;
    private static final int SAMPLES_OF_A_DAY = 140;
    private static final int DAYS_BEFORE_ROUNDS = 150;
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Measuring measuring;
    private final String[] walkers;
    private final String token;
    private final AtomicInteger days = new AtomicInteger(DAYS_BEFORE_ROUNDS);

    /** The token is one that may bring steps for any walker. */
    public StreamUploads(Measuring measuring, int walkers, String token) {
        this.measuring = measuring;
        this.walkers = Walkers.ids(walkers);
        this.token = token;
    }

    public Figure rate(int port, int uploads) throws Exception {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build();
        try {
            StepIngestGrpc.StepIngestStub stub = StepIngestGrpc.newStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
            return measuring.rate("gRPC", "Firewalker, UploadStream", uploads, round -> round(stub, uploads));
        } finally {
            channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private void round(StepIngestGrpc.StepIngestStub stub, int uploads) throws Exception {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(days.getAndIncrement());
        AtomicInteger next = new AtomicInteger();
        List<Answers> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            streams.add(new Answers(IN_FLIGHT));
        }
        Measuring.onThreads(STREAMS, STREAMS, s -> {
            Answers answers = streams.get(s);
            StreamObserver<UploadRequest> requests = stub.uploadStream(answers);
            for (int i = next.getAndIncrement(); i < uploads; i = next.getAndIncrement()) {
                answers.awaitRoom();
                requests.onNext(request(i, day));
            }
            requests.onCompleted();
            answers.awaitEnd();
        });
        int accepted = streams.stream().mapToInt(Answers::accepted).sum();
        if (accepted != uploads) {
            throw new IllegalStateException(accepted + " of " + uploads + " samples were accepted");
        }
    }

    private UploadRequest request(int i, LocalDate day) {
        int n = i / walkers.length % SAMPLES_OF_A_DAY;
        long start = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() + n * 600L;
        return UploadRequest.newBuilder()
                .setMessageId(Integer.toString(i))
                .setWalkerId(walkers[i % walkers.length])
                .setDevice(UploadDevice.newBuilder().setId("pixel-9").setKind(DeviceKind.DEVICE_KIND_PHONE))
                .addSamples(UploadSample.newBuilder()
                        .setId("s" + n)
                        .setVersion(1)
                        .setStart(Timestamp.newBuilder().setSeconds(start))
                        .setEnd(Timestamp.newBuilder().setSeconds(start + 600))
                        .setStartOffsetMinutes(0)
                        .setEndOffsetMinutes(0)
                        .setCount(100 + n % 50))
                .build();
    }
}
