package com.firewalker.local.cli;

import com.firewalker.local.cli.operator.DataOption;
import com.firewalker.local.cli.operator.Table;
import com.firewalker.local.client.Api;
import com.firewalker.local.machine.DataDirectory;
import com.firewalker.local.town.TeamChallenge;
import com.firewalker.local.town.Town;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The town's challenge: how the teams stand, the seal, and why it stays as it is and a score is what it is. */
final class ChallengeReport {

    private static final int LAST_DAYS = 3;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEAMS = List.of("rank", "name", "members", "score");
    private static final List<String> DAYS = List.of("date", "total", "ranked", "cut", "late", "counted", "reasons");

    private final Town town;
    private final TeamChallenge challenge;
    private final DataDirectory data;
    private final Consumer<String> lines;

    /** @param lines takes what there is to say, as it happens */
    ChallengeReport(Town town, DataDirectory data, Consumer<String> lines) {
        this.town = town;
        this.data = data;
        this.challenge = town.challenge();
        this.lines = lines;
    }

    /** @param origin where the challenge can be looked at */
    void sealAndShow(Api api, String operatorToken, URI origin) {
        JsonNode before = challenge.look("/teams/board", town.position());
        lines.accept("""
                The town's teams walked against each other from %s to %s; the challenge is %s:

                %s""".formatted(
                        challenge.from(),
                        challenge.to(),
                        before.path("state").asString(),
                        Table.of(before.path("entries"), TEAMS)));
        JsonNode sealed = challenge.look("/teams/board", challenge.seal(api, operatorToken));
        long late = challenge.findLateSteps();
        JsonNode after = challenge.look("/teams/board", late);
        lines.accept("""
                Sealed at position %d of the ledger, hash %s.
                Now %d steps turn up that %s walked on %s. The result is still the same: %s.
                """.formatted(
                        sealed.at("/seal/position").asLong(),
                        sealed.at("/seal/hash").asString(),
                        TeamChallenge.LATE_STEPS,
                        challenge.organiser().name(),
                        challenge.to(),
                        after.path("entries").equals(sealed.path("entries")) ? "yes" : "no"));
        explain(challenge.look("/me", late), origin);
    }

    private void explain(JsonNode explanation, URI origin) {
        List<JsonNode> days = new ArrayList<>();
        explanation.path("days").forEach(days::add);
        List<JsonNode> last = days.subList(Math.max(0, days.size() - LAST_DAYS), days.size());
        lines.accept("""
                Why %s's score is %d, by the last of %d days:

                %s
                Look at it: %s/app/challenges/%s. Compute its hash yourself (docs/sealing.md), or:

                  ./firewalker seals verify challenge/%s%s
                """.formatted(
                        challenge.organiser().name(),
                        explanation.path("score").asLong(),
                        days.size(),
                        Table.of(JSON.valueToTree(Map.of("days", last)).path("days"), DAYS),
                        origin,
                        challenge.id(),
                        challenge.id(),
                        DataOption.words(data)));
    }
}
