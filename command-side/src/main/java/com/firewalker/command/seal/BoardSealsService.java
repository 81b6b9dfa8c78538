package com.firewalker.command.seal;

import com.firewalker.platform.security.GrpcAccess;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.platform.web.Refusal;
import com.firewalker.seals.v1.BoardSealsGrpc;
import com.firewalker.seals.v1.SealBoardRequest;
import com.firewalker.seals.v1.SealResponse;
import io.grpc.stub.StreamObserver;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;

/** Sets the seals of boards that operators ask for; the query side asks, which answers with the hash. */
@Service
class BoardSealsService extends BoardSealsGrpc.BoardSealsImplBase {

    private final Seals seals;

    BoardSealsService(Seals seals) {
        this.seals = seals;
    }

    @Override
    public void sealBoard(SealBoardRequest request, StreamObserver<SealResponse> answer) {
        try {
            answer.onNext(SealResponse.newBuilder()
                    .setPosition(seals.early(span(request)))
                    .build());
            answer.onCompleted();
        } catch (RuntimeException e) {
            answer.onError(GrpcRefusals.toStatus(e));
        }
    }

    private static SealedSpan span(SealBoardRequest request) {
        LocalDate from = LocalDate.ofEpochDay(request.getFrom());
        SealedSpan span = SealedSpan.around(request.getPeriod(), from);
        if (!span.from().equals(from)) {
            throw Refusal.invalid("/board/from", "not-first-date", "The period begins on " + span.from());
        }
        return span;
    }

    /** Only Firewalker's own services ask. */
    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        GrpcAccess boardSeals() {
            return GrpcAccess.services("firewalker.seals.v1.BoardSeals/*");
        }
    }
}
