package com.firewalker.query.testing;

import com.firewalker.walkers.v1.DescribeRequest;
import com.firewalker.walkers.v1.DescribeResponse;
import com.firewalker.walkers.v1.WalkerDescription;
import com.firewalker.walkers.v1.WalkerDirectoryGrpc;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The command side's directory over real gRPC; a walker is called "Walker {id}" unless renamed. */
public final class TestDirectory extends WalkerDirectoryGrpc.WalkerDirectoryImplBase implements AutoCloseable {

    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final List<Integer> calls = new CopyOnWriteArrayList<>();
    private final TestAudit acts = new TestAudit();
    private final TestSeals seals = new TestSeals();
    private Server server = start(0);
    private final int port = server.getPort();

    private Server start(int on) {
        try {
            return ServerBuilder.forPort(on)
                    .addService(this)
                    .addService(acts)
                    .addService(seals)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestSeals seals() {
        return seals;
    }

    public String address() {
        return "localhost:" + port;
    }

    public void rename(String walkerId, String name) {
        names.put(walkerId, name);
    }

    /** What operators did here. */
    public TestAudit acts() {
        return acts;
    }

    /** How many walkers each call asked for. */
    public List<Integer> calls() {
        return calls;
    }

    public void stop() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void restart() {
        server = start(port);
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> answer) {
        calls.add(request.getWalkerIdsCount());
        DescribeResponse.Builder response = DescribeResponse.newBuilder();
        request.getWalkerIdsList()
                .forEach(walker -> response.addWalkers(WalkerDescription.newBuilder()
                        .setWalkerId(walker)
                        .setDisplayName(names.getOrDefault(walker, "Walker " + walker))));
        answer.onNext(response.build());
        answer.onCompleted();
    }

    @Override
    public void close() {
        stop();
    }
}
