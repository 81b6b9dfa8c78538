package com.firewalker.local.cli;

import com.firewalker.local.cli.operator.DataOption;
import com.firewalker.local.cli.operator.Table;
import com.firewalker.local.client.Credentials;
import com.firewalker.local.machine.DataDirectory;
import com.firewalker.local.town.Town;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What there is to see in a town: this week's board, and how to ask for more. */
final class TownReport {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI origin;
    private final DataDirectory data;
    private final Town town;

    TownReport(URI origin, DataDirectory data, Town town) {
        this.origin = origin;
        this.data = data;
        this.town = town;
    }

    String text() {
        Town.Neighbour guide = town.neighbours().get(0);
        Credentials credentials = guide.client().credentials();
        JsonNode board = guide.client()
                .get("/v1/leaderboards/global/week?limit=5")
                .expectSuccess()
                .body();
        return """
                %d walkers live here. This week's board, as %s sees it:

                %s
                Look at it: %s/app. Log in as %s (any other walker's password is in the data directory):

                  TOKEN=$(curl -s %s/v1/sessions -H 'Content-Type: application/json' \\
                    -d '%s' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')

                and look around:

                  curl -s -H "Authorization: Bearer $TOKEN" %s/v1/me/summary
                  curl -s -H "Authorization: Bearer $TOKEN" %s/v1/leaderboards/friends/week
                  curl -s -H "Authorization: Bearer $TOKEN" %s/v1/me/notifications
                  ./firewalker projections list%s

                Every operation: %s/swagger-ui.html
                """.formatted(
                town.neighbours().size(),
                guide.name(),
                Table.of(board.path("entries"), List.of("rank", "displayName", "steps")),
                origin,
                guide.name(),
                origin,
                JSON.writeValueAsString(Map.of("email", credentials.email(), "password", credentials.password())),
                origin,
                origin,
                origin,
                DataOption.words(data),
                origin);
    }
}
