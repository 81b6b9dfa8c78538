package com.firewalker.command.export;

import com.firewalker.notifications.v1.HeldRequest;
import com.firewalker.notifications.v1.HeldResponse;
import com.firewalker.notifications.v1.HoldingsGrpc;
import com.firewalker.notifications.v1.Notification;
import com.firewalker.views.v1.FilesRequest;
import com.firewalker.views.v1.FilesResponse;
import com.firewalker.views.v1.PartRequest;
import com.firewalker.views.v1.PartResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** The notification service as far as archives need it: real gRPC, two notices in two parts, away when told to be. */
final class TestHoldings extends HoldingsGrpc.HoldingsImplBase implements AutoCloseable {

    final AtomicInteger refused = new AtomicInteger();
    volatile boolean away;

    private final Server server;

    TestHoldings() {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .addService(this)
                    .addService(new TestViews())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "localhost:" + server.getPort();
    }

    @Override
    public void held(HeldRequest request, StreamObserver<HeldResponse> answer) {
        if (away) {
            refused.incrementAndGet();
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
        }
        HeldResponse.Builder part = HeldResponse.newBuilder();
        if (request.hasAfterId()) {
            part.addNotifications(notification(request, "2").setReadAtMillis(2_000));
        } else {
            part.setSettings("{\"quietHours\":null}")
                    .addPushServices("https://push.example.org")
                    .addNotifications(notification(request, "1"))
                    .setNextId("1");
        }
        answer.onNext(part.build());
        answer.onCompleted();
    }

    private static Notification.Builder notification(HeldRequest request, String id) {
        return Notification.newBuilder()
                .setId(id)
                .setKind("goal-reached")
                .setTitle("Goal reached")
                .setBody("By " + request.getWalkerId())
                .setData("{\"date\":\"2026-05-04\"}")
                .setCreatedAtMillis(1_000);
    }

    /** The query side: two badges in two parts, and a file with nothing in it. */
    private static final class TestViews extends com.firewalker.views.v1.HoldingsGrpc.HoldingsImplBase {

        @Override
        public void files(FilesRequest request, StreamObserver<FilesResponse> answer) {
            answer.onNext(FilesResponse.newBuilder()
                    .addNames("badges.json")
                    .addNames("blocks.json")
                    .build());
            answer.onCompleted();
        }

        @Override
        public void part(PartRequest request, StreamObserver<PartResponse> answer) {
            PartResponse.Builder part = PartResponse.newBuilder();
            if (request.getFile().equals("badges.json")) {
                part.addItems("{\"badge\":\"" + (request.hasAfter() ? "streak-7" : "first-goal") + "\"}");
                if (!request.hasAfter()) {
                    part.setNext("first-goal");
                }
            }
            answer.onNext(part.build());
            answer.onCompleted();
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
