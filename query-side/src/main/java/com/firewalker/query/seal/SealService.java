package com.firewalker.query.seal;

import com.firewalker.events.v1.BoardPeriod;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.seals.v1.BoardSealsGrpc;
import com.firewalker.seals.v1.ChallengeSealsGrpc;
import com.firewalker.seals.v1.SealBoardRequest;
import com.firewalker.seals.v1.SealChallengeRequest;
import com.firewalker.seals.v1.SealResponse;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/** Has the command side set a seal, and answers its position. */
@Component
class SealService {

    private static final long DEADLINE_MILLIS = 5_000;

    private final BoardSealsGrpc.BoardSealsBlockingStub boards;
    private final ChallengeSealsGrpc.ChallengeSealsBlockingStub challenges;

    SealService(GrpcChannelFactory channels, @Value("${firewalker.command-grpc:localhost:9081}") String address) {
        Channel channel = channels.createChannel(address);
        boards = BoardSealsGrpc.newBlockingStub(channel);
        challenges = ChallengeSealsGrpc.newBlockingStub(channel);
    }

    long seal(Span span) {
        SealBoardRequest request = SealBoardRequest.newBuilder()
                .setPeriod(period(span.period()))
                .setFrom((int) span.from().toEpochDay())
                .build();
        return answered(() ->
                boards.withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS).sealBoard(request));
    }

    long sealChallenge(String challengeId) {
        SealChallengeRequest request =
                SealChallengeRequest.newBuilder().setChallengeId(challengeId).build();
        return answered(() -> challenges
                .withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)
                .sealChallenge(request));
    }

    private static BoardPeriod period(Period period) {
        return switch (period) {
            case DAY -> BoardPeriod.BOARD_PERIOD_DAY;
            case WEEK -> BoardPeriod.BOARD_PERIOD_WEEK;
            case MONTH -> BoardPeriod.BOARD_PERIOD_MONTH;
            case YEAR -> throw new IllegalArgumentException("years have no boards");
        };
    }

    private static long answered(Supplier<SealResponse> call) {
        try {
            return call.get().getPosition();
        } catch (StatusRuntimeException e) {
            throw refusal(e);
        }
    }

    /** What the command side refused is refused here in the same words. */
    private static Refusal refusal(StatusRuntimeException failure) {
        Metadata trailers = failure.getTrailers();
        @Nullable String code = trailers == null ? null : trailers.get(GrpcRefusals.CODE);
        String detail = String.valueOf(failure.getStatus().getDescription());
        Status.Code status = failure.getStatus().getCode();
        if (code != null && status == Status.Code.FAILED_PRECONDITION) {
            return new Refusal(409, code, detail);
        }
        return status == Status.Code.NOT_FOUND ? Refusal.notFound() : Refusal.unavailable("No seal can be set now");
    }
}
