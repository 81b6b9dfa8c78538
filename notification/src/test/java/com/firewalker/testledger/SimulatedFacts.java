package com.firewalker.testledger;

import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipDeclined;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.FriendshipWithdrawn;
import com.firewalker.events.v1.WalkerProfileChanged;
import com.firewalker.testledger.TestLedger.Appended;
import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Goals and friend requests, doubled, undone and shuffled by a seed; knows what people must hear of them. */
public final class SimulatedFacts {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 5, 1);
    private static final int GOALS_PER_WALKER = 8;
    private static final int REQUESTS_PER_WALKER = 2;

    private final List<Appended> events;

    private SimulatedFacts(List<Appended> events) {
        this.events = events;
    }

    /** Eight of ten facts are goals, two are friend requests. */
    public static SimulatedFacts of(int facts, long seed) {
        Random random = new Random(seed);
        List<Appended> events = new ArrayList<>();
        int walkers = facts / (GOALS_PER_WALKER + REQUESTS_PER_WALKER);
        for (int walker = 0; walker < walkers; walker++) {
            for (int day = 0; day < GOALS_PER_WALKER; day++) {
                addGoal(events, "w" + walker, day, random);
            }
            for (int request = 0; request < REQUESTS_PER_WALKER; request++) {
                addRequest(events, "r" + walker + "-" + request, "w" + walker, "w" + random.nextInt(walkers), random);
            }
        }
        Collections.shuffle(events, random);
        return new SimulatedFacts(events);
    }

    private static void addGoal(List<Appended> events, String walker, int day, Random random) {
        LocalDate date = FIRST_DAY.plusDays(day);
        String stream = "day/" + walker + "/" + date;
        Instant dayEnd = Instant.now().plus(Duration.ofHours(random.nextInt(4) == 0 ? 3 : -40));
        DayGoalReached reached = DayGoalReached.newBuilder()
                .setWalkerId(walker)
                .setLocalDate(Math.toIntExact(date.toEpochDay()))
                .setGoal(8_000)
                .setTotal(8_000 + random.nextInt(5_000))
                .setDayEndsAtMillis(dayEnd.toEpochMilli())
                .build();
        events.add(new Appended(stream, reached));
        if (random.nextInt(5) == 0) {
            events.add(new Appended(
                    stream,
                    DayGoalLost.newBuilder()
                            .setWalkerId(walker)
                            .setLocalDate(reached.getLocalDate())
                            .setGoal(8_000)
                            .setTotal(7_990)
                            .build()));
            events.add(new Appended(stream, reached));
        }
    }

    private static void addRequest(List<Appended> events, String id, String from, String to, Random random) {
        String stream = "friendship/" + id;
        FriendshipRequested requested = FriendshipRequested.newBuilder()
                .setRequestId(id)
                .setRequesterId(from)
                .setAddresseeId(to)
                .setSilent(random.nextInt(10) == 0)
                .setRequestedAtMillis(Instant.now().toEpochMilli())
                .build();
        events.add(new Appended(stream, requested));
        if (random.nextInt(5) == 0) {
            events.add(new Appended(stream, requested));
        }
        outcome(id, from, to, random.nextInt(5)).forEach(event -> events.add(new Appended(stream, event)));
    }

    private static List<Message> outcome(String id, String from, String to, int choice) {
        return switch (choice) {
            case 0 ->
                List.of(FriendshipAccepted.newBuilder()
                        .setRequestId(id)
                        .setRequesterId(from)
                        .setAddresseeId(to)
                        .build());
            case 1 ->
                List.of(FriendshipDeclined.newBuilder()
                        .setDeclinedAtMillis(Instant.now().toEpochMilli())
                        .setRequestId(id)
                        .setRequesterId(from)
                        .setAddresseeId(to)
                        .build());
            case 2 ->
                List.of(FriendshipWithdrawn.newBuilder()
                        .setRequestId(id)
                        .setRequesterId(from)
                        .setAddresseeId(to)
                        .build());
            default -> List.of();
        };
    }

    /** An event that nobody is told of. */
    public static Message nothing() {
        return WalkerProfileChanged.newBuilder().setWalkerId("last").build();
    }

    public List<List<Appended>> inParts(int count) {
        List<List<Appended>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(events.subList(events.size() * i / count, events.size() * (i + 1) / count));
        }
        return parts;
    }

    /** Each fact that must be told, once; judged by the order of the ledger alone. */
    public Map<String, Integer> expected() {
        Map<String, Integer> told = new HashMap<>();
        Set<String> over = new HashSet<>();
        for (Appended appended : events) {
            Message event = appended.event();
            if (event instanceof DayGoalReached goal) {
                told.put("GOAL:" + goal.getWalkerId() + ":" + LocalDate.ofEpochDay(goal.getLocalDate()), 1);
            } else if (event instanceof FriendshipRequested asked) {
                if (!asked.getSilent() && !over.contains(asked.getRequestId())) {
                    told.put("ASKED:" + asked.getAddresseeId() + ":" + asked.getRequestId(), 1);
                }
            } else if (event instanceof FriendshipAccepted accepted) {
                over.add(accepted.getRequestId());
                told.put("ACCEPTED:" + accepted.getRequesterId() + ":" + accepted.getRequestId(), 1);
            } else if (event instanceof FriendshipDeclined declined) {
                over.add(declined.getRequestId());
            } else if (event instanceof FriendshipWithdrawn withdrawn) {
                over.add(withdrawn.getRequestId());
            }
        }
        return told;
    }

    /** The same name for what an inbox holds. */
    public static String key(String walker, JsonNode fact) {
        JsonNode values = fact.get("values");
        String kind = fact.get("kind").asString();
        if (kind.equals("goal-reached")) {
            return "GOAL:" + walker + ":" + values.get("date").asString();
        }
        String what = kind.equals("friend-request") ? "ASKED" : kind.equals("friend-accepted") ? "ACCEPTED" : kind;
        return what + ":" + walker + ":" + values.path("requestId").asString();
    }
}
