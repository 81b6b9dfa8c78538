package com.firewalker.query.view;

import com.firewalker.platform.security.GrpcAccess;
import com.firewalker.platform.web.Refusal;
import com.firewalker.views.v1.FilesRequest;
import com.firewalker.views.v1.FilesResponse;
import com.firewalker.views.v1.HoldingsGrpc;
import com.firewalker.views.v1.PartRequest;
import com.firewalker.views.v1.PartResponse;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.service.GrpcService;
import tools.jackson.databind.json.JsonMapper;

/** Tells the command side what the views hold on a walker. */
@GrpcService
class HoldingsService extends HoldingsGrpc.HoldingsImplBase {

    private final Map<String, Held> files = new TreeMap<>();
    private final JsonMapper json;

    HoldingsService(ObjectProvider<Held> held, JsonMapper json) {
        held.forEach(one -> files.put(one.file(), one));
        this.json = json;
    }

    @Override
    public void files(FilesRequest request, StreamObserver<FilesResponse> answer) {
        answer.onNext(FilesResponse.newBuilder().addAllNames(files.keySet()).build());
        answer.onCompleted();
    }

    @Override
    public void part(PartRequest request, StreamObserver<PartResponse> answer) {
        Held file = files.get(request.getFile());
        if (file == null) {
            throw Refusal.invalid("/file", "unknown-file", "there is no such file");
        }
        Held.Part part = file.part(
                request.getWalkerId(), request.getAfterPosition(), request.hasAfter() ? request.getAfter() : null);
        PartResponse.Builder response = PartResponse.newBuilder();
        part.items().forEach(item -> response.addItems(json.writeValueAsString(item)));
        if (part.next() != null) {
            response.setNext(part.next());
        }
        answer.onNext(response.build());
        answer.onCompleted();
    }

    /** Only Firewalker's own services ask; a walker's token opens nothing here. */
    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        GrpcAccess viewHoldingsAccess() {
            return GrpcAccess.services("firewalker.views.v1.Holdings/*");
        }
    }
}
