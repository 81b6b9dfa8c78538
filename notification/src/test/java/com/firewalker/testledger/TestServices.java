package com.firewalker.testledger;

import com.firewalker.events.v1.Visibility;
import com.firewalker.operators.v1.AuditGrpc;
import com.firewalker.operators.v1.BeginRequest;
import com.firewalker.operators.v1.BeginResponse;
import com.firewalker.operators.v1.EndRequest;
import com.firewalker.operators.v1.EndResponse;
import com.firewalker.views.v1.BadgesGrpc;
import com.firewalker.views.v1.ChallengeMember;
import com.firewalker.views.v1.ChallengeMembersRequest;
import com.firewalker.views.v1.ChallengeMembersResponse;
import com.firewalker.views.v1.ChallengesGrpc;
import com.firewalker.views.v1.Day;
import com.firewalker.views.v1.DayRequest;
import com.firewalker.views.v1.DayResponse;
import com.firewalker.views.v1.DaysGrpc;
import com.firewalker.views.v1.FriendGraphGrpc;
import com.firewalker.views.v1.FriendsRequest;
import com.firewalker.views.v1.FriendsResponse;
import com.firewalker.views.v1.GrantedBadge;
import com.firewalker.views.v1.GrantedRequest;
import com.firewalker.views.v1.GrantedResponse;
import com.firewalker.views.v1.MilestonesRequest;
import com.firewalker.views.v1.MilestonesResponse;
import com.firewalker.walkers.v1.ChallengeDescription;
import com.firewalker.walkers.v1.ChallengeDirectoryGrpc;
import com.firewalker.walkers.v1.ContactRequest;
import com.firewalker.walkers.v1.ContactResponse;
import com.firewalker.walkers.v1.DescribeChallengesRequest;
import com.firewalker.walkers.v1.DescribeChallengesResponse;
import com.firewalker.walkers.v1.DescribeRequest;
import com.firewalker.walkers.v1.DescribeResponse;
import com.firewalker.walkers.v1.ExpireRequestRequest;
import com.firewalker.walkers.v1.ExpireRequestResponse;
import com.firewalker.walkers.v1.FriendshipsGrpc;
import com.firewalker.walkers.v1.WalkerDescription;
import com.firewalker.walkers.v1.WalkerDirectoryGrpc;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The other two services as far as notices need them: real gRPC, answers a test chooses. */
public final class TestServices implements AutoCloseable {

    public final Map<String, WalkerDescription> walkers = new ConcurrentHashMap<>();
    public final Map<String, DayResponse> days = new ConcurrentHashMap<>();
    /** Until when a walker reached the goal on every day after the one asked for. */
    public final Map<String, LocalDate> reachedUntil = new ConcurrentHashMap<>();

    /** How far the views have followed the ledger; asked for more they say what the query side says. */
    public volatile long viewsAt = Long.MAX_VALUE;

    /** What they say then. */
    public volatile Status behind = Status.UNAVAILABLE;

    public final Map<String, List<String>> friends = new ConcurrentHashMap<>();
    public final List<GrantedBadge> granted = new CopyOnWriteArrayList<>();
    /** What operators did here: action and reason. */
    public final List<String> acts = new CopyOnWriteArrayList<>();

    public final List<String> expired = new CopyOnWriteArrayList<>();

    public final Map<String, String> challengeNames = new ConcurrentHashMap<>();
    public final List<ChallengeMember> challengeMembers = new CopyOnWriteArrayList<>();

    private final Server server;

    private TestServices() {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .addService(new Directory())
                    .addService(new Graph())
                    .addService(new DayViews())
                    .addService(new BadgeFeed())
                    .addService(new Expiry())
                    .addService(new Acts())
                    .addService(new ChallengeViews())
                    .addService(new ChallengesCalled())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestServices start() {
        return new TestServices();
    }

    public String address() {
        return "localhost:" + server.getPort();
    }

    /** The properties by which a service finds these. */
    public String[] properties() {
        return new String[] {"firewalker.command-grpc=" + address(), "firewalker.query-grpc=" + address()};
    }

    public static WalkerDescription.Builder walker(String id) {
        return WalkerDescription.newBuilder()
                .setWalkerId(id)
                .setDisplayName("Walker " + id)
                .setTimeZone("UTC")
                .setLocale("en")
                .setVisibility(Visibility.VISIBILITY_FRIENDS);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static <T> void answer(StreamObserver<T> to, T answer) {
        to.onNext(answer);
        to.onCompleted();
    }

    private final class Directory extends WalkerDirectoryGrpc.WalkerDirectoryImplBase {
        @Override
        public void describe(DescribeRequest request, StreamObserver<DescribeResponse> to) {
            DescribeResponse.Builder found = DescribeResponse.newBuilder();
            request.getWalkerIdsList()
                    .forEach(id ->
                            found.addWalkers(walkers.getOrDefault(id, walker(id).build())));
            answer(to, found.build());
        }

        @Override
        public void contact(ContactRequest request, StreamObserver<ContactResponse> to) {
            answer(
                    to,
                    ContactResponse.newBuilder()
                            .setEmail(request.getWalkerId() + "@example.org")
                            .build());
        }
    }

    private final class Graph extends FriendGraphGrpc.FriendGraphImplBase {
        @Override
        public void friends(FriendsRequest request, StreamObserver<FriendsResponse> to) {
            answer(
                    to,
                    FriendsResponse.newBuilder()
                            .addAllWalkerIds(friends.getOrDefault(request.getWalkerId(), List.of()))
                            .build());
        }
    }

    private final class DayViews extends DaysGrpc.DaysImplBase {
        @Override
        public void day(DayRequest request, StreamObserver<DayResponse> to) {
            if (request.getAfterPosition() > viewsAt) {
                to.onError(behind.withDescription("view-behind").asRuntimeException());
                return;
            }
            if (viewsAt < Long.MAX_VALUE) {
                answer(to, noDay(request));
                return;
            }
            answer(to, days.getOrDefault(request.getWalkerId(), noDay(request)));
        }

        private DayResponse noDay(DayRequest request) {
            return DayResponse.newBuilder()
                    .setDay(Day.newBuilder().setLocalDate(request.getLocalDate()))
                    .build();
        }

        @Override
        public void milestones(MilestonesRequest request, StreamObserver<MilestonesResponse> to) {
            if (request.getAfterPosition() > viewsAt) {
                to.onError(behind.withDescription("view-behind").asRuntimeException());
                return;
            }
            DayResponse day = days.getOrDefault(request.getWalkerId(), DayResponse.getDefaultInstance());
            MilestonesResponse.Builder run =
                    MilestonesResponse.newBuilder().setGoalReached(day.getDay().getGoalReached());
            int first = request.getLocalDate();
            long last = Math.max(
                    first,
                    reachedUntil
                            .getOrDefault(request.getWalkerId(), LocalDate.EPOCH)
                            .toEpochDay());
            request.getLengthsList().forEach(length -> {
                int date = first + length - day.getStreak();
                if (run.getGoalReached() && date >= first && date <= last) {
                    run.addMilestonesBuilder().setDays(length).setLocalDate(date);
                }
            });
            answer(to, run.build());
        }
    }

    private final class BadgeFeed extends BadgesGrpc.BadgesImplBase {
        @Override
        public void granted(GrantedRequest request, StreamObserver<GrantedResponse> to) {
            List<GrantedBadge> news = granted.stream()
                    .filter(badge -> badge.getPosition() > request.getAfterPosition())
                    .toList();
            long upTo = news.stream().mapToLong(GrantedBadge::getPosition).max().orElse(request.getAfterPosition());
            answer(
                    to,
                    GrantedResponse.newBuilder()
                            .addAllBadges(news)
                            .setUpToPosition(upTo)
                            .build());
        }
    }

    private final class Acts extends AuditGrpc.AuditImplBase {
        @Override
        public void begin(BeginRequest request, StreamObserver<BeginResponse> to) {
            acts.add(request.getAction() + ": " + request.getReason());
            answer(to, BeginResponse.newBuilder().setActId("act").build());
        }

        @Override
        public void end(EndRequest request, StreamObserver<EndResponse> to) {
            answer(to, EndResponse.getDefaultInstance());
        }
    }

    /** One member a part. */
    private final class ChallengeViews extends ChallengesGrpc.ChallengesImplBase {
        @Override
        public void members(ChallengeMembersRequest request, StreamObserver<ChallengeMembersResponse> to) {
            List<ChallengeMember> rest = challengeMembers.stream()
                    .filter(member -> member.getWalkerId().compareTo(request.getAfterWalkerId()) > 0)
                    .toList();
            answer(
                    to,
                    ChallengeMembersResponse.newBuilder()
                            .addAllMembers(rest.subList(0, Math.min(1, rest.size())))
                            .setMore(rest.size() > 1)
                            .build());
        }
    }

    private final class ChallengesCalled extends ChallengeDirectoryGrpc.ChallengeDirectoryImplBase {
        @Override
        public void describe(DescribeChallengesRequest request, StreamObserver<DescribeChallengesResponse> to) {
            DescribeChallengesResponse.Builder found = DescribeChallengesResponse.newBuilder();
            request.getChallengeIdsList().stream()
                    .filter(challengeNames::containsKey)
                    .forEach(id -> found.addChallenges(
                            ChallengeDescription.newBuilder().setChallengeId(id).setName(challengeNames.get(id))));
            answer(to, found.build());
        }
    }

    private final class Expiry extends FriendshipsGrpc.FriendshipsImplBase {
        @Override
        public void expireRequest(ExpireRequestRequest request, StreamObserver<ExpireRequestResponse> to) {
            expired.add(request.getRequestId());
            answer(to, ExpireRequestResponse.newBuilder().setExpired(true).build());
        }
    }
}
