package com.firewalker.bench.grpc;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Walkers;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** UploadStream: as many messages in flight as the command gateway gets, in a few streams, one sample each. */
public final class StreamUploads {
    private static final int STREAMS = 8;
    private static final int IN_FLIGHT = 64;
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
                .directExecutor()
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
        List<CompletableFuture<Integer>> streams = new ArrayList<>();
        for (int s = 0; s < STREAMS; s++) {
            // Walkers in turn, each always in the same stream.
            Iterator<UploadRequest> messages = IntStream.iterate(s, i -> i < uploads, i -> i + STREAMS)
                    .mapToObj(i -> request(i, day))
                    .iterator();
            streams.add(UploadingStream.send(stub, messages, IN_FLIGHT));
        }
        int accepted = 0;
        for (CompletableFuture<Integer> stream : streams) {
            accepted += stream.get(1, TimeUnit.MINUTES);
        }
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
