package com.firewalker.query.day;

import static com.firewalker.query.testing.Events.GOAL;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.views.v1.DayRequest;
import com.firewalker.views.v1.DayResponse;
import com.firewalker.views.v1.DaysGrpc;
import com.firewalker.views.v1.Milestone;
import com.firewalker.views.v1.MilestonesRequest;
import com.firewalker.views.v1.MilestonesResponse;
import com.firewalker.views.v1.RangeRequest;
import com.firewalker.views.v1.RangeResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** Days for the other services, over real gRPC. */
class DaysServiceIT {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final Metadata.Key<String> CREDENTIAL =
            Metadata.Key.of("firewalker-service", Metadata.ASCII_STRING_MARSHALLER);
    private static int stories;

    private final QuerySide querySide = QuerySide.shared();
    private final String anna = "grpc-day-" + stories++;
    private final ManagedChannel channel = ManagedChannelBuilder.forAddress(
                    "localhost", querySide.bean(GrpcServerLifecycle.class).getPort())
            .usePlaintext()
            .build();

    @AfterEach
    void hangUp() throws InterruptedException {
        assertThat(channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private DaysGrpc.DaysBlockingStub days(String credential) {
        var headers = new Metadata();
        headers.put(CREDENTIAL, credential);
        return DaysGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .withDeadlineAfter(30, TimeUnit.SECONDS);
    }

    private DaysGrpc.DaysBlockingStub days() {
        return days("development-only");
    }

    private long walk() {
        return querySide
                .ledger()
                .append(
                        registered(anna, Visibility.VISIBILITY_PUBLIC),
                        steps(anna, MAY_4.minusDays(4), GOAL),
                        steps(anna, MAY_4.minusDays(3), GOAL),
                        steps(anna, MAY_4.minusDays(2), GOAL),
                        steps(anna, MAY_4.minusDays(1), 10),
                        steps(anna, MAY_4, GOAL + 1));
    }

    @Test
    void answersADayWithItsStreaksFromThePositionAskedFor() {
        long position = walk();

        DayResponse answer = days().day(DayRequest.newBuilder()
                .setWalkerId(anna)
                .setLocalDate((int) MAY_4.toEpochDay())
                .setAfterPosition(position)
                .build());

        assertThat(answer.getDay().getTotal()).isEqualTo(GOAL + 1);
        assertThat(answer.getDay().getRanked()).isEqualTo(GOAL + 1);
        assertThat(answer.getDay().getGoal()).isEqualTo(GOAL);
        assertThat(answer.getDay().getGoalReached()).isTrue();
        assertThat(answer.getStreak()).isEqualTo(1);
        assertThat(answer.getBestStreak()).isEqualTo(3);
        assertThat(answer.getPosition()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void answersADayWithoutDataByItsGoal() {
        long position = querySide.ledger().append(registered(anna, Visibility.VISIBILITY_PUBLIC));

        DayResponse answer = days().day(DayRequest.newBuilder()
                .setWalkerId(anna)
                .setLocalDate((int) MAY_4.toEpochDay())
                .setAfterPosition(position)
                .build());

        assertThat(answer.getDay().getTotal()).isZero();
        assertThat(answer.getDay().getGoal()).isEqualTo(GOAL);
        assertThat(answer.getStreak()).isZero();
    }

    @Test
    void answersARangeWithoutTheDaysThatHaveNoData() {
        long position = walk();

        RangeResponse answer = days().range(range(MAY_4.minusDays(10), MAY_4.plusDays(10))
                .setAfterPosition(position)
                .build());

        assertThat(answer.getDaysList())
                .extracting(day -> LocalDate.ofEpochDay(day.getLocalDate()))
                .containsExactly(MAY_4.minusDays(4), MAY_4.minusDays(3), MAY_4.minusDays(2), MAY_4.minusDays(1), MAY_4);
    }

    @Test
    void refusesARangeOverFourHundredDaysAndTakesOneOfFourHundred() {
        assertThat(days().range(range(MAY_4, MAY_4.plusDays(399)).build()).getDaysList())
                .isEmpty();

        refusedAs(
                Status.Code.INVALID_ARGUMENT,
                () -> days().range(range(MAY_4, MAY_4.plusDays(400)).build()));
        refusedAs(
                Status.Code.INVALID_ARGUMENT,
                () -> days().range(range(MAY_4, MAY_4.minusDays(1)).build()));
    }

    /** domain-rules.md 6.3: the fifth day has no steps, and the run that begins behind it is another one. */
    @Test
    void answersWhereARunBecameAsLongAsAskedFor() {
        long position = querySide
                .ledger()
                .append(
                        registered(anna, Visibility.VISIBILITY_PUBLIC),
                        steps(anna, MAY_4, GOAL),
                        steps(anna, MAY_4.plusDays(2), GOAL),
                        steps(anna, MAY_4.plusDays(4), GOAL),
                        steps(anna, MAY_4.plusDays(1), GOAL));

        MilestonesResponse answer = days().milestones(milestones(MAY_4.plusDays(1))
                .setAfterPosition(position)
                .addAllLengths(List.of(2, 3, 4))
                .build());

        assertThat(answer.getGoalReached()).isTrue();
        assertThat(answer.getMilestonesList())
                .extracting(Milestone::getDays, milestone -> LocalDate.ofEpochDay(milestone.getLocalDate()))
                .containsExactly(tuple(2, MAY_4.plusDays(1)), tuple(3, MAY_4.plusDays(2)));
        assertThat(answer.getPosition()).isGreaterThanOrEqualTo(position);
        assertThat(days().milestones(milestones(MAY_4.plusDays(3)).addLengths(2).build())
                        .getGoalReached())
                .isFalse();
    }

    @Test
    void refusesLengthsThatNoRunIsToldFor() {
        refusedAs(
                Status.Code.INVALID_ARGUMENT,
                () -> days().milestones(milestones(MAY_4).build()));
        refusedAs(
                Status.Code.INVALID_ARGUMENT,
                () -> days().milestones(milestones(MAY_4).addLengths(1_001).build()));
    }

    private MilestonesRequest.Builder milestones(LocalDate date) {
        return MilestonesRequest.newBuilder().setWalkerId(anna).setLocalDate((int) date.toEpochDay());
    }

    @Test
    void saysThatTheViewIsBehindAPositionThatIsNotThereYet() {
        long head = walk();

        refusedAs(
                Status.Code.UNAVAILABLE,
                () -> days().day(DayRequest.newBuilder()
                        .setWalkerId(anna)
                        .setLocalDate((int) MAY_4.toEpochDay())
                        .setAfterPosition(head + 1_000_000)
                        .build()));
    }

    @Test
    void isClosedToWhoeverIsNoServiceOfOurs() {
        refusedAs(
                Status.Code.UNAUTHENTICATED,
                () -> days("guessed").range(range(MAY_4, MAY_4).build()));
    }

    private RangeRequest.Builder range(LocalDate from, LocalDate to) {
        return RangeRequest.newBuilder()
                .setWalkerId(anna)
                .setFrom((int) from.toEpochDay())
                .setTo((int) to.toEpochDay());
    }

    private static void refusedAs(Status.Code code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(code));
    }
}
