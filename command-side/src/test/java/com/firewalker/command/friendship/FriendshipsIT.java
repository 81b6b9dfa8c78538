package com.firewalker.command.friendship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Somebody;
import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipEnded;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.WalkerBlocked;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Refusal;
import com.firewalker.walkers.v1.ExpireRequestRequest;
import com.firewalker.walkers.v1.ExpireRequestResponse;
import com.google.protobuf.Message;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** domain-rules.md 10.4: limits hold whoever hurries, and the tables say what the streams say. */
class FriendshipsIT {

    private static int stories;

    private final CommandSide commandSide = CommandSide.running();
    private final Friendships friendships = commandSide.bean(Friendships.class);
    private final FriendRepository tables = commandSide.bean(FriendRepository.class);
    private final JdbcClient jdbc = commandSide.bean(JdbcClient.class);
    private final String anna = "anna-" + stories;
    private final String ben = "ben-" + stories++;

    @Test
    @Tag("S20")
    void letsTwentyOfSixtyFourHurriedRequestsThrough() throws Exception {
        List<Boolean> refused = all(
                8,
                IntStream.range(0, 64)
                        .mapToObj(n -> (Callable<Boolean>) () -> isRefused(() -> ask(anna, anna + "-friend-" + n)))
                        .toList());
        assertThat(refused.stream().filter(seen -> !seen)).hasSize(20);
        assertThat(tables.standing(anna, Instant.now())).isEqualTo(new RequestQuota(20, 20, 0));
    }

    @Test
    @Tag("S20")
    void makesOneFriendshipOfRequestsThatCrossInTheSameInstant() throws Exception {
        for (int pair = 0; pair < 10; pair++) {
            String one = anna + "-" + pair;
            String other = ben + "-" + pair;
            all(2, List.of(() -> ask(one, other), () -> ask(other, one)));
            assertThat(tables.standing(one, Instant.now()).friends()).isOne();
            assertThat(tables.standing(other, Instant.now()).friends()).isOne();
            assertThat(tables.standing(one, Instant.now()).pending()).isZero();
            assertThat(tables.standing(other, Instant.now()).pending()).isZero();
        }
    }

    @Test
    void refusesTheThousandAndFirstFriend() {
        for (int friend = 0; friend < 1000; friend++) {
            jdbc.sql("INSERT INTO friend (walker_id, friend_id) VALUES (?, ?)")
                    .params(anna, anna + "-friend-" + friend)
                    .update();
        }
        assertThatThrownBy(() -> ask(anna, ben))
                .isInstanceOfSatisfying(
                        FriendshipRefused.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("too-many-friends"));
    }

    @Test
    void keepsTheTablesInStepWithTheStreams() {
        var random = new Random(20260504);
        List<String> walkers =
                IntStream.range(0, 5).mapToObj(n -> anna + "-w" + n).toList();
        var requests = new ArrayList<FriendshipRequested>();
        for (int step = 0; step < 300; step++) {
            String one = walkers.get(random.nextInt(5));
            String other = walkers.get(random.nextInt(5));
            if (!one.equals(other)) {
                settle(one);
                settle(other);
                isRefused(() -> act(random, one, other, requests));
            }
        }
        List<String> pairs = commandSide.bean(LedgerReader.class).streamIds("friendship/" + anna + "-w");
        assertThat(pairs).hasSizeGreaterThan(5);
        assertThat(tableOfFriends(anna + "-w"))
                .isEqualTo(friendsByStreams(pairs))
                .isNotEmpty();
    }

    @Test
    void forgetsAWalkerOnBothSides() {
        ask(anna, ben);
        ask(ben, anna);
        ask(anna, ben + "-2");
        commandSide.bean(FriendRepository.class).erase(anna);
        assertThat(tables.standing(ben, Instant.now()).friends()).isZero();
        assertThat(tableOfFriends(anna)).isEmpty();
    }

    /** domain-rules.md 12.2: a command that had found the other before the erasure comes after it, and finds nobody. */
    @Test
    void takesNoCommandThatWasUnderWayWhenTheOtherWasErased() {
        Somebody gone = commandSide.somebody("Gone");
        String left = commandSide.somebody("Left").walkerId();
        String request = ((FriendshipRequested) ask(gone.walkerId(), left).get(0)).getRequestId();
        commandSide
                .http()
                .as(gone)
                .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                .expect(202);
        List<Function<Friendships.Standings, Object>> underWay = List.of(
                now -> new AcceptFriendRequest(request, left, gone.walkerId(), now.one(), now.other(), now.at()),
                now -> new DeclineFriendRequest(request, left, gone.walkerId(), now.at()),
                now -> new RequestFriendship("late", left, gone.walkerId(), now.one(), now.other(), now.at()),
                now -> new BlockWalker(left, gone.walkerId(), now.at()));
        assertThat(underWay)
                .allMatch(command -> isRefused(() -> friendships.run(left, gone.walkerId(), command)))
                .allMatch(command -> isRefused(() -> friendships.run(gone.walkerId(), left, command)));
        assertThat(jdbc.sql("""
                        SELECT (SELECT COUNT(*) FROM friend WHERE :id IN (walker_id, friend_id))
                        + (SELECT COUNT(*) FROM friend_request WHERE :id IN (requester_id, addressee_id))
                        + (SELECT COUNT(*) FROM friend_standing WHERE walker_id = :id)""").param("id", gone.walkerId()).query(Long.class).single())
                .isZero();
    }

    @Test
    void expiresARequestOnce() {
        var requested = (FriendshipRequested) ask(anna, ben).get(0);
        assertThat(expire(requested.getRequestId(), ben, anna))
                .as("other way round")
                .isFalse();
        assertThat(expire(requested.getRequestId(), anna, ben)).isTrue();
        assertThat(expire(requested.getRequestId(), anna, ben)).isFalse();
        assertThat(tables.standing(anna, Instant.now()).pending()).isZero();
    }

    private List<Message> act(Random random, String one, String other, List<FriendshipRequested> requests) {
        int choice = random.nextInt(100);
        if (choice < 40) {
            List<Message> said = ask(one, other);
            said.forEach(event -> {
                if (event instanceof FriendshipRequested requested) {
                    requests.add(requested);
                }
            });
            return said;
        }
        return friendships
                .run(one, other, now -> command(choice, one, other, accept(random, requests, one, other, now)))
                .result();
    }

    private static Object command(int choice, String one, String other, Object accept) {
        if (choice < 43) {
            return new BlockWalker(one, other, Instant.now());
        }
        if (choice < 53) {
            return new UnblockWalker(one, other);
        }
        return choice < 57 ? new EndFriendship(one, other) : accept;
    }

    private static Object accept(
            Random random, List<FriendshipRequested> requests, String one, String other, Friendships.Standings now) {
        String id = requests.isEmpty()
                ? "none"
                : requests.get(random.nextInt(requests.size())).getRequestId();
        return new AcceptFriendRequest(id, one, other, now.one(), now.other(), now.at());
    }

    private List<Message> ask(String one, String other) {
        settle(one);
        settle(other);
        String id = UUID.randomUUID().toString();
        return friendships
                .run(one, other, now -> new RequestFriendship(id, one, other, now.one(), now.other(), now.at()))
                .result();
    }

    /** A walker's account, as far as friendships look at it. */
    private void settle(String walkerId) {
        jdbc.sql("""
                INSERT IGNORE INTO account (walker_id, email, email_key, password_hash, display_name, time_zone,
                visibility, locale, friend_code, created_at, password_changed_at) VALUES (:id, '',
                UNHEX(SHA2(:id, 256)), '', '', 'UTC', 'friends', 'en', LEFT(SHA2(:id, 256), 8),
                '2026-01-01', '2026-01-01')""").param("id", walkerId).update();
    }

    private Set<String> tableOfFriends(String prefix) {
        return new TreeSet<>(jdbc.sql("SELECT CONCAT(walker_id, ' ', friend_id) FROM friend WHERE walker_id LIKE ?")
                .param(prefix + "%")
                .query(String.class)
                .list());
    }

    private Set<String> friendsByStreams(List<String> pairs) {
        var friends = new TreeSet<String>();
        for (String pair : pairs) {
            for (LedgerEvent event : commandSide.bean(LedgerReader.class).stream(pair)) {
                follow(event.payload(), friends);
            }
        }
        return friends;
    }

    private static void follow(Message event, Set<String> friends) {
        if (event instanceof FriendshipAccepted accepted) {
            friends.add(accepted.getRequesterId() + " " + accepted.getAddresseeId());
            friends.add(accepted.getAddresseeId() + " " + accepted.getRequesterId());
        } else if (event instanceof FriendshipEnded ended) {
            friends.remove(ended.getWalkerId() + " " + ended.getFriendId());
            friends.remove(ended.getFriendId() + " " + ended.getWalkerId());
        } else if (event instanceof WalkerBlocked blocked) {
            friends.remove(blocked.getWalkerId() + " " + blocked.getBlockedId());
            friends.remove(blocked.getBlockedId() + " " + blocked.getWalkerId());
        }
    }

    private boolean expire(String requestId, String requester, String addressee) {
        var answers = new ArrayList<ExpireRequestResponse>();
        commandSide
                .bean(FriendshipsService.class)
                .expireRequest(
                        ExpireRequestRequest.newBuilder()
                                .setRequestId(requestId)
                                .setRequesterId(requester)
                                .setAddresseeId(addressee)
                                .build(),
                        new StreamObserver<>() {
                            @Override
                            public void onNext(ExpireRequestResponse answer) {
                                answers.add(answer);
                            }

                            @Override
                            public void onError(Throwable failure) {
                                throw new AssertionError(failure);
                            }

                            @Override
                            public void onCompleted() {
                                assertThat(answers).hasSize(1);
                            }
                        });
        return answers.get(0).getExpired();
    }

    private static boolean isRefused(Callable<?> action) {
        try {
            action.call();
            return false;
        } catch (Refusal e) {
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static <T> List<T> all(int threads, List<Callable<T>> actions)
            throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<T>();
            for (Future<T> future : executor.invokeAll(actions)) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdown();
        }
    }
}
