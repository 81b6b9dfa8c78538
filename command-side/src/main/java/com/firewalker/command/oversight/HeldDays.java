package com.firewalker.command.oversight;

import com.firewalker.views.v1.Day;
import com.firewalker.views.v1.DaysGrpc;
import com.firewalker.views.v1.RangeRequest;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/** On which of the last 400 days steps of a walker are held, as the query side shows them. */
@Component
class HeldDays {

    private static final Logger log = LoggerFactory.getLogger(HeldDays.class);
    private static final long PATIENCE_MILLIS = 2_000;
    private static final int DAYS = 400;

    private final DaysGrpc.DaysBlockingStub days;
    private final Clock clock;

    HeldDays(
            GrpcChannelFactory channels,
            @Value("${firewalker.query-grpc:localhost:9082}") String address,
            Clock clock) {
        this.days = DaysGrpc.newBlockingStub(channels.createChannel(address));
        this.clock = clock;
    }

    /** Oldest first; nothing where the query side is away. */
    Optional<List<LocalDate>> of(String walkerId) {
        int last = Math.toIntExact(Math.floorDiv(clock.millis(), 86_400_000L)) + 1;
        RangeRequest request = RangeRequest.newBuilder()
                .setWalkerId(walkerId)
                .setFrom(last - DAYS + 1)
                .setTo(last)
                .build();
        try {
            return Optional.of(
                    days.withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).range(request).getDaysList().stream()
                            .filter(day -> day.getQuarantined() > 0)
                            .map(Day::getLocalDate)
                            .map(LocalDate::ofEpochDay)
                            .toList());
        } catch (StatusRuntimeException e) {
            log.warn(
                    "Held days of {} cannot be shown, the query side is unavailable: {}",
                    walkerId,
                    e.getStatus().getCode());
            return Optional.empty();
        }
    }
}
