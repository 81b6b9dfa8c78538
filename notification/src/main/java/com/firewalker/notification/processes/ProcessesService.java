package com.firewalker.notification.processes;

import com.firewalker.notifications.v1.ListProcessesRequest;
import com.firewalker.notifications.v1.ListProcessesResponse;
import com.firewalker.notifications.v1.Process;
import com.firewalker.notifications.v1.ProcessesGrpc;
import com.firewalker.platform.ledger.follow.AppliedPositions;
import com.firewalker.platform.security.GrpcAccess;
import io.grpc.stub.StreamObserver;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.service.GrpcService;

/** Says how far the processes of this service have followed the ledger; operators ask where they see the views. */
@GrpcService
class ProcessesService extends ProcessesGrpc.ProcessesImplBase {

    private final EventProcessingConfiguration processors;
    private final AppliedPositions applied;

    ProcessesService(EventProcessingConfiguration processors, AppliedPositions applied) {
        this.processors = processors;
        this.applied = applied;
    }

    @Override
    public void list(ListProcessesRequest request, StreamObserver<ListProcessesResponse> answer) {
        ListProcessesResponse.Builder response = ListProcessesResponse.newBuilder();
        new TreeMap<>(processors.eventProcessors())
                .forEach((name, processor) -> response.addProcesses(Process.newBuilder()
                        .setName(name)
                        .setPosition(applied.applied(name))
                        .setSegments(segments(processor))
                        .setRunning(processor.isRunning() && !processor.isError())));
        answer.onNext(response.build());
        answer.onCompleted();
    }

    private static int segments(EventProcessor processor) {
        return processor instanceof StreamingEventProcessor following
                ? following.processingStatus().size()
                : 0;
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        GrpcAccess processesAccess() {
            return GrpcAccess.services("firewalker.notifications.v1.Processes/*");
        }
    }
}
