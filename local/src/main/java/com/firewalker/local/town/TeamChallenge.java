package com.firewalker.local.town;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.Api;
import com.firewalker.local.town.Town.Neighbour;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A challenge of the town's walkers in teams, over the last two weeks that have ended everywhere. It is made, joined by its
 * code, walked, sealed by an operator and explained as any other: by calls of the public API.
 */
public final class TeamChallenge {

    /** Steps that turn up after the seal. */
    public static final int LATE_STEPS = 900;

    private static final int DAYS = 14;
    private static final int DAILY_CAP = 12_000;
    private static final Duration EVERYWHERE = Duration.ofHours(12);
    private static final List<String> TEAMS = List.of("Herons", "Hares", "Otters", "Swifts");
    private static final int FEWEST = 3;

    private final List<Neighbour> neighbours;
    private final LocalDate from;
    private final LocalDate to;
    private String challengeId = "";

    TeamChallenge(List<Neighbour> neighbours, Instant now, int days) {
        this.neighbours = neighbours;
        LocalDate settled = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days - 1L);
        to = LocalDate.ofInstant(now.minus(EVERYWHERE), ZoneOffset.UTC).minusDays(1);
        LocalDate first = to.minusDays(DAYS - 1L);
        // A town younger than the last date that has ended everywhere takes that date alone.
        from = Collections.min(List.of(to, Collections.max(List.of(first, settled))));
    }

    public String id() {
        return challengeId;
    }

    public LocalDate from() {
        return from;
    }

    public LocalDate to() {
        return to;
    }

    /** Who made it, and whose score is explained. */
    public Neighbour organiser() {
        return neighbours.get(0);
    }

    private String name() {
        return "Town cup " + from + " to " + to;
    }

    /** Nothing where this town has made it before. */
    void begin() {
        challengeId = madeBefore();
        if (challengeId.isEmpty()) {
            JsonNode made = create();
            challengeId = made.path("challengeId").asString();
            List<String> teams = makeTeams();
            for (int number = 0; number < neighbours.size(); number++) {
                join(neighbours.get(number), made.path("code").asString(), teams.get(number % teams.size()));
            }
        }
    }

    private String madeBefore() {
        for (JsonNode one : organiser()
                .client()
                .get("/v1/challenges?mine=true&limit=100")
                .expectSuccess()
                .body()
                .path("items")) {
            if (one.path("name").asString("").equals(name())) {
                return one.path("challengeId").asString();
            }
        }
        return "";
    }

    private JsonNode create() {
        return organiser()
                .client()
                .post(
                        "/v1/challenges",
                        Map.of(
                                "name", name(),
                                "from", from.toString(),
                                "to", to.toString(),
                                "score", "total",
                                "dailyCap", DAILY_CAP,
                                "join", "code",
                                "teams", "free",
                                "teamScore", "mean",
                                "visibility", "public"))
                .expectSuccess()
                .body();
    }

    private List<String> makeTeams() {
        int count = Math.max(1, Math.min(TEAMS.size(), neighbours.size() / FEWEST));
        List<String> teams = new ArrayList<>();
        for (String team : TEAMS.subList(0, count)) {
            teams.add(organiser()
                    .client()
                    .post("/v1/challenges/" + challengeId + "/teams", Map.of("name", team))
                    .expectSuccess()
                    .body()
                    .path("teamId")
                    .asString());
        }
        return teams;
    }

    /** The organiser is a member already and only takes a team. */
    private void join(Neighbour neighbour, String code, String team) {
        String path = "/v1/challenges/" + challengeId;
        if (neighbour == organiser()) {
            neighbour
                    .client()
                    .call("PUT", path + "/members/" + neighbour.walkerId() + "/team", Map.of("teamId", team), Map.of())
                    .expectSuccess();
        } else {
            neighbour
                    .client()
                    .post(path + "/membership", Map.of("code", code, "teamId", team))
                    .expectSuccess();
        }
    }

    /** @param path below the challenge, such as {@code /teams/board}
     *  @param after the position that the answer must show; 0 for any */
    public JsonNode look(String path, long after) {
        Map<String, String> headers = after == 0 ? Map.of() : Map.of("Firewalker-After", Long.toString(after));
        return organiser()
                .client()
                .call("GET", "/v1/challenges/" + challengeId + path, null, headers)
                .expectSuccess()
                .body();
    }

    /** Seals it a little before its time, where it is not sealed already; answers the position. */
    public long seal(Api api, String operatorToken) {
        Map<String, String> body = Map.of("challengeId", challengeId, "reason", "shown to whoever runs the demo");
        Answer sealed = api.post("/v1/ops/seals", body, operatorToken);
        if (!sealed.code().equals("already-sealed")) {
            sealed.expectSuccess();
        }
        return sealed.position();
    }

    /** The organiser's phone sends a walk of the last date that nobody knew of; answers the position. */
    public long findLateSteps() {
        ZoneId zone = ZoneId.of(organiser()
                .client()
                .get("/v1/me")
                .expectSuccess()
                .body()
                .path("timeZone")
                .asString());
        ZonedDateTime start = to.atTime(5, 0).atZone(zone);
        Answer uploaded = organiser()
                .client()
                .post(
                        "/v1/me/steps",
                        Map.of(
                                "device",
                                Map.of("id", "phone-1", "kind", "phone"),
                                "samples",
                                List.of(Map.of(
                                        "id",
                                        "found-late-" + to,
                                        "version",
                                        1,
                                        "start",
                                        ISO_OFFSET_DATE_TIME.format(start),
                                        "end",
                                        ISO_OFFSET_DATE_TIME.format(start.plusMinutes(10)),
                                        "count",
                                        LATE_STEPS))))
                .expectSuccess();
        return uploaded.position();
    }
}
