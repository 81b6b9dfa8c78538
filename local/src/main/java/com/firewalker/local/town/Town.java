package com.firewalker.local.town;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.client.WalkerClient;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Residents who register, make friends, set goals, walk against each other in teams, and upload what their phones and
 * watches saw.
 */
public final class Town {

    private static final int FRIENDS_EACH = 3;
    private static final int SAMPLES_PER_UPLOAD = 1000;
    private static final Set<String> ALREADY_SO =
            Set.of("already-friends", "request-pending", "goal-already-reached", "day-already-reached");

    private final Api api;
    private final CredentialFile credentials;
    private final Clock clock;
    private final Size size;
    private final List<Neighbour> neighbours = new ArrayList<>();
    private final AtomicLong position = new AtomicLong();
    private @Nullable TeamChallenge challenge;

    /** How many walkers live here, for how many days up to now. */
    public record Size(int walkers, int days, long seed) {}

    /** A resident who has moved in. */
    public record Neighbour(String name, String walkerId, WalkerClient client) {}

    private record Uploaded(String id, String start, String end, int count) {}

    public Town(Api api, CredentialFile credentials, Clock clock, Size size) {
        this.api = api;
        this.credentials = credentials;
        this.clock = clock;
        this.size = size;
    }

    /** @param walkerDays is told how many walker-days were uploaded since the last time */
    public void live(LongConsumer walkerDays) {
        List<Resident> residents = IntStream.range(0, size.walkers())
                .mapToObj(number -> Resident.of(number, size.seed()))
                .toList();
        neighbours.addAll(residents.parallelStream().map(this::moveIn).toList());
        makeFriends();
        challenge = new TeamChallenge(neighbours(), clock.instant(), size.days());
        challenge.begin();
        IntStream.range(0, residents.size())
                .parallel()
                .forEach(number -> walk(residents.get(number), neighbours.get(number), walkerDays));
    }

    public List<Neighbour> neighbours() {
        return List.copyOf(neighbours);
    }

    /** What the residents walk against each other in. */
    public TeamChallenge challenge() {
        return Objects.requireNonNull(challenge, "nobody lives here yet");
    }

    /** Where in the ledger the last upload stands. */
    public long position() {
        return position.get();
    }

    private Neighbour moveIn(Resident resident) {
        WalkerClient client = WalkerClient.registerOrLogIn(
                api,
                credentials.of(resident.email(size.seed())),
                new WalkerClient.Profile(
                        resident.name(), resident.zone().getId(), resident.isPublic() ? "public" : "friends"));
        String id = client.get("/v1/me").expectSuccess().body().path("walkerId").asString();
        LocalDate today = LocalDate.ofInstant(clock.instant(), resident.zone());
        settle(client.call(
                "PUT",
                "/v1/me/goal",
                Map.of("dailySteps", resident.goal(), "effectiveFrom", today.toString()),
                Map.of()));
        return new Neighbour(resident.name(), id, client);
    }

    private void makeFriends() {
        SplittableRandom random = new SplittableRandom(size.seed());
        for (int number = 0; number < neighbours.size(); number++) {
            for (int friend = 0; friend < FRIENDS_EACH; friend++) {
                int other = friend == 0 ? (number + 1) % neighbours.size() : random.nextInt(neighbours.size());
                if (other != number) {
                    befriend(neighbours.get(number), neighbours.get(other));
                }
            }
        }
    }

    private void befriend(Neighbour one, Neighbour other) {
        Answer request = one.client().post("/v1/me/friend-requests", Map.of("walkerId", other.walkerId()));
        if (settle(request) && request.body().path("status").asString("").equals("pending")) {
            String id = request.body().path("requestId").asString();
            settle(other.client().post("/v1/me/friend-requests/" + id + "/accept", null));
        }
    }

    private void walk(Resident resident, Neighbour neighbour, LongConsumer walkerDays) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, resident.zone());
        List<Uploaded> watch = new ArrayList<>();
        List<Uploaded> phone = new ArrayList<>();
        for (LocalDate date = today.minusDays(size.days() - 1L); !date.isAfter(today); date = date.plusDays(1)) {
            WalkedDay walked = WalkedDay.of(resident, date, size.seed(), now);
            walked.watch().forEach(seen -> watch.add(uploaded(seen)));
            walked.phone().forEach(seen -> phone.add(uploaded(seen)));
        }
        upload(neighbour, "watch", "Pixel Watch 4", watch);
        upload(neighbour, "phone", "Pixel 9", phone);
        walkerDays.accept(size.days());
    }

    private void upload(Neighbour neighbour, String kind, String model, List<Uploaded> samples) {
        for (int from = 0; from < samples.size(); from += SAMPLES_PER_UPLOAD) {
            List<Uploaded> part = samples.subList(from, Math.min(samples.size(), from + SAMPLES_PER_UPLOAD));
            Answer uploaded = neighbour
                    .client()
                    .post(
                            "/v1/me/steps",
                            Map.of(
                                    "device",
                                    Map.of("id", kind + "-1", "kind", kind, "model", model),
                                    "samples",
                                    part.stream().map(Town::json).toList()))
                    .expectSuccess();
            position.accumulateAndGet(uploaded.position(), Math::max);
        }
    }

    private static Uploaded uploaded(WalkedDay.Walk seen) {
        return new Uploaded(
                "walk-" + seen.start().toEpochSecond() / 60,
                ISO_OFFSET_DATE_TIME.format(seen.start()),
                ISO_OFFSET_DATE_TIME.format(seen.end()),
                seen.steps());
    }

    private static Map<String, Object> json(Uploaded sample) {
        return Map.of(
                "id", sample.id(),
                "version", 1,
                "start", sample.start(),
                "end", sample.end(),
                "count", sample.count());
    }

    /** A town that is lived in again finds its friendships and goals there. */
    private static boolean settle(Answer answer) {
        if (answer.status() == 409 && ALREADY_SO.contains(answer.code())) {
            return false;
        }
        return answer.expectSuccess().isSuccess();
    }
}
