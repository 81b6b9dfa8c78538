package com.firewalker.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.DayId;
import com.firewalker.command.steps.Phone;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Http.Answer;
import com.firewalker.command.testing.Somebody;
import com.firewalker.command.testing.Together;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.StreamNames;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What may happen once happens once, with 64 who want it at the same time: the others hear that it is done, or that they
 * come too close (429, 503). Cites reliability.md S20.
 */
@Tag("S20")
class SixtyFourAtOnceIT {

    private static final int RACERS = 64;

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();

    @Test
    void registerOneWalkerOfAnAddress() {
        String email = UUID.randomUUID() + "@example.com";
        // From an address of their own: what they use up of its share would be missing to everybody else here.
        Http theirs = http.with("X-Forwarded-For", "198.51.100.64");
        List<Answer> answers = race(() -> theirs.post("/v1/walkers", CommandSide.registration(email, "One of many")));
        assertThat(statuses(answers)).containsOnlyOnce(201).isSubsetOf(201, 409, 429, 503);
        assertThat(commandSide
                        .bean(JdbcClient.class)
                        .sql("SELECT COUNT(*) FROM account WHERE email = ?")
                        .param(email)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    /** Reliability.md 4 step 4: losers get the winner's successor, and nobody a session of his own. */
    @Test
    void rotateARefreshTokenOnce() {
        Somebody anna = commandSide.somebody("Anna");
        List<Answer> answers =
                race(() -> http.post("/v1/sessions/refresh", Map.of("refreshToken", anna.refreshToken())));
        assertThat(statuses(answers)).containsOnly(200);
        assertThat(answers.stream()
                        .map(answer -> answer.json().get("refreshToken").asString())
                        .distinct())
                .hasSize(1);
        assertThat(http.as(anna).get("/v1/sessions").expect(200).at("/items")).hasSize(1);
    }

    @Test
    void askForOneFriendshipAndMakeOne() {
        Somebody anna = commandSide.somebody("Anna");
        Somebody ben = commandSide.somebody("Ben");
        List<Answer> asked =
                race(() -> http.as(anna).post("/v1/me/friend-requests", Map.of("friendCode", ben.friendCode())));
        assertThat(statuses(asked)).containsOnlyOnce(201).isSubsetOf(201, 409, 429, 503);
        String id = asked.stream()
                .filter(answer -> answer.status() == 201)
                .map(answer -> answer.json().get("requestId").asString())
                .findFirst()
                .orElseThrow();
        assertThat(statuses(race(() -> http.as(ben).post("/v1/me/friend-requests/" + id + "/accept", Map.of()))))
                .contains(204)
                .isSubsetOf(204, 429, 503);
        assertThat(facts(pair(anna, ben), FriendshipRequested.class)).isOne();
        assertThat(facts(pair(anna, ben), FriendshipAccepted.class)).isOne();
    }

    @Test
    void joinAChallengeOnce() {
        Somebody ben = commandSide.somebody("Ben");
        String id = openChallenge(commandSide.somebody("Anna"));
        List<Answer> joined = race(() -> http.as(ben).post("/v1/challenges/" + id + "/membership", Map.of()));
        assertThat(statuses(joined)).contains(200).isSubsetOf(200, 409, 429, 503);
        assertThat(facts(StreamNames.membership(id, ben.walkerId()), ChallengeMemberJoined.class))
                .isOne();
    }

    @Test
    void countASampleOnce() {
        Phone phone = new Phone();
        List<Answer> answers = race(() -> phone.http().post("/v1/me/steps", Phone.upload(List.of(Phone.TEN_MINUTES))));
        assertThat(statuses(answers)).containsOnly(200);
        assertThat(answers.stream().map(answer -> Phone.status(answer.json())))
                .containsOnlyOnce("accepted")
                .isSubsetOf("accepted", "unchanged");
        assertThat(facts(DayId.of(phone.walkerId(), Phone.YESTERDAY), StepsRecorded.class))
                .isOne();
        assertThat(phone.uploads(Phone.TEN_MINUTES).at("/days/0/total").asInt()).isEqualTo(812);
    }

    /** Domain-rules.md 4.3: steps that several devices of a walker report for the same time are counted by one of them. */
    @Test
    void countStepsOnceThatAreClonedToOtherDevices() {
        Phone phone = new Phone();
        phone.uploads(Phone.TEN_MINUTES);
        List<Callable<Answer>> clones = Stream.of("pixel-9-b", "pixel-9-c", "tracker", "emulator")
                .<Callable<Answer>>map(device -> () -> phone.http().post("/v1/me/steps", clone(device)))
                .toList();
        assertThat(statuses(Together.call(clones.size(), clones))).containsOnly(200);
        Answer again = phone.http().post("/v1/me/steps", clone("emulator"));
        assertThat(again.expect(200).at("/days/0/total").asInt()).isEqualTo(812);
        assertThat(again.json().at("/days/0/ranked").asInt()).isEqualTo(812);
    }

    private static Map<String, Object> clone(String device) {
        return Map.of("device", Map.of("id", device, "kind", "phone"), "samples", List.of(Phone.TEN_MINUTES));
    }

    private String openChallenge(Somebody organiser) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, Object> body = new HashMap<>(Map.of(
                "name", "Spring",
                "from", today.minusDays(1).toString(),
                "to", today.plusDays(10).toString(),
                "score", "total",
                "days", "member-local",
                "join", "open",
                "teams", "none",
                "visibility", "public"));
        return http.as(organiser)
                .post("/v1/challenges", body)
                .expect(201)
                .get("challengeId")
                .asString();
    }

    private static String pair(Somebody one, Somebody other) {
        boolean first = one.walkerId().compareTo(other.walkerId()) < 0;
        return StreamNames.FRIENDSHIP
                + (first ? one.walkerId() + ":" + other.walkerId() : other.walkerId() + ":" + one.walkerId());
    }

    private long facts(String stream, Class<?> kind) {
        LedgerReader ledger = commandSide.bean(LedgerReader.class);
        return ledger.stream(stream).stream()
                .filter(event -> kind.isInstance(event.payload()))
                .count();
    }

    private static List<Answer> race(Callable<Answer> act) {
        return Together.call(RACERS, Collections.nCopies(RACERS, act));
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }
}
