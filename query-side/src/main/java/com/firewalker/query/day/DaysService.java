package com.firewalker.query.day;

import com.firewalker.platform.web.CalendarRange;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.day.GetDays.Day;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.PositionedResult;
import com.firewalker.views.v1.DayRequest;
import com.firewalker.views.v1.DayResponse;
import com.firewalker.views.v1.DaysGrpc;
import com.firewalker.views.v1.MilestonesRequest;
import com.firewalker.views.v1.MilestonesResponse;
import com.firewalker.views.v1.RangeRequest;
import com.firewalker.views.v1.RangeResponse;
import io.grpc.stub.StreamObserver;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.grpc.server.service.GrpcService;

/** Days for the other services. */
@GrpcService
class DaysService extends DaysGrpc.DaysImplBase {

    private static final int LONGEST_RUN = 1_000;

    /** A day and the streaks known with it. */
    private record Found(Day day, int best) {}

    private record Run(boolean reached, List<Streak.Milestone> milestones) {}

    private final ConsistentReads reads;
    private final Days days;
    private final CalendarRange range;

    DaysService(ConsistentReads reads, Days days, CalendarRange range) {
        this.reads = reads;
        this.days = days;
        this.range = range;
    }

    @Override
    public void day(DayRequest request, StreamObserver<DayResponse> observer) {
        LocalDate date = date(request.getLocalDate());
        var question = new GetDays(request.getWalkerId(), date, date);
        PositionedResult<Found> answer = reads.answer(
                DayProjection.VIEW,
                request.hasAfterPosition() ? request.getAfterPosition() : null,
                () -> new Found(
                        days.answer(question).days().get(0),
                        days.streak(request.getWalkerId(), date).best()));
        Found found = answer.value();
        DayResponse.Builder response = DayResponse.newBuilder()
                .setDay(message(found.day()))
                .setStreak(found.day().streak())
                .setBestStreak(found.best())
                .setPosition(answer.position());
        observer.onNext(response.build());
        observer.onCompleted();
    }

    @Override
    public void range(RangeRequest request, StreamObserver<RangeResponse> observer) {
        var question = new GetDays(request.getWalkerId(), date(request.getFrom()), date(request.getTo()));
        question.refuseUnanswered();
        PositionedResult<List<Day>> answer = reads.answer(
                DayProjection.VIEW,
                request.hasAfterPosition() ? request.getAfterPosition() : null,
                () -> days.withoutStreaks(question));
        RangeResponse.Builder response = RangeResponse.newBuilder().setPosition(answer.position());
        answer.value().stream().map(DaysService::message).forEach(response::addDays);
        observer.onNext(response.build());
        observer.onCompleted();
    }

    @Override
    public void milestones(MilestonesRequest request, StreamObserver<MilestonesResponse> observer) {
        LocalDate date = date(request.getLocalDate());
        Set<Integer> lengths = lengths(request);
        PositionedResult<Run> answer = reads.answer(
                DayProjection.VIEW,
                request.hasAfterPosition() ? request.getAfterPosition() : null,
                () -> new Run(
                        days.on(request.getWalkerId(), date).goalReached(),
                        days.milestones(request.getWalkerId(), date, lengths)));
        MilestonesResponse.Builder response = MilestonesResponse.newBuilder()
                .setGoalReached(answer.value().reached())
                .setPosition(answer.position());
        answer.value()
                .milestones()
                .forEach(milestone -> response.addMilestonesBuilder()
                        .setDays(milestone.days())
                        .setLocalDate((int) milestone.date().toEpochDay()));
        observer.onNext(response.build());
        observer.onCompleted();
    }

    private static Set<Integer> lengths(MilestonesRequest request) {
        Set<Integer> lengths = Set.copyOf(request.getLengthsList());
        if (lengths.isEmpty() || lengths.stream().anyMatch(length -> length < 1 || length > LONGEST_RUN)) {
            throw Refusal.invalid(
                    "/lengths", "invalid-length", "one length or more, each 1 to " + LONGEST_RUN + " days");
        }
        return lengths;
    }

    private LocalDate date(int epochDay) {
        return range.checked("/local_date", LocalDate.ofEpochDay(epochDay));
    }

    private static com.firewalker.views.v1.Day message(Day day) {
        return com.firewalker.views.v1.Day.newBuilder()
                .setLocalDate((int) day.date().toEpochDay())
                .setTotal(day.total())
                .setRanked(day.ranked())
                .setQuarantined(day.quarantined())
                .setGoal(day.goal())
                .setGoalReached(day.goalReached())
                .build();
    }
}
