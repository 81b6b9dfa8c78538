package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.platform.testing.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Several clients, one token; answers that nobody hears. Cites reliability.md L4 and I17.
 * The long figures: {@code -Dfirewalker.refresh.races=10000 -Dfirewalker.refresh.lost=1000}.
 */
@Tag("S3")
@Tag("S20")
class RefreshRacesIT {

    private static final int RACES = Integer.getInteger("firewalker.refresh.races", 200);
    private static final int LOST = Integer.getInteger("firewalker.refresh.lost", 50);
    private static final long SEED = Long.getLong("firewalker.seed", 20_261_122L);

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();
    private final TokenStore store = new TokenStore(Servers.tokenRedis().url());
    private final ExecutorService clients = Executors.newFixedThreadPool(16);
    private final Random random = new Random(SEED);

    @AfterEach
    void stop() {
        clients.shutdownNow();
        store.close();
    }

    @Test
    void leaveOneLiveFamilyAndLogNobodyOut() throws Exception {
        Somebody anna = commandSide.somebody("Anna");
        String token = anna.refreshToken();
        for (int race = 0; race < RACES; race++) {
            Set<String> successors = race(token, 2 + random.nextInt(15));
            assertThat(successors).as("race %d, seed %d", race, SEED).hasSize(1);
            token = successors.iterator().next();
            if (race % 50 == 0) {
                assertThat(store.immortal()).isEmpty();
            }
        }
        assertThat(http.as(refreshed(token).json().get("accessToken").asString())
                        .get("/v1/sessions")
                        .expect(200)
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void lostAnswersSignNobodyOutInTheGraceAndEverybodyAfterIt() {
        Somebody ben = commandSide.somebody("Ben");
        for (int lost = 0; lost < LOST; lost++) {
            Somebody session = commandSide.logIn(ben);
            String unheard = refreshed(session.refreshToken())
                    .expect(200)
                    .get("refreshToken")
                    .asString();
            if (random.nextBoolean()) {
                String retried = refreshed(session.refreshToken())
                        .expect(200)
                        .get("refreshToken")
                        .asString();
                assertThat(retried).as("seed %d", SEED).isEqualTo(unheard);
                refreshed(retried).expect(200);
            } else {
                store.age(session.refreshToken(), Duration.ofMillis(30_000 + random.nextInt(60_000)));
                assertThat(refreshed(session.refreshToken()).code()).isEqualTo("refresh-token-reused");
                assertThat(refreshed(unheard).code()).isEqualTo("refresh-token-invalid");
            }
        }
        assertThat(store.immortal()).isEmpty();
    }

    private Set<String> race(String token, int racers) throws Exception {
        List<Callable<String>> starts = new ArrayList<>();
        for (int i = 0; i < racers; i++) {
            starts.add(() -> refreshed(token).expect(200).get("refreshToken").asString());
        }
        Set<String> successors = new HashSet<>();
        for (Future<String> finish : clients.invokeAll(starts)) {
            successors.add(finish.get());
        }
        return successors;
    }

    private Http.Answer refreshed(String token) {
        return http.post("/v1/sessions/refresh", Map.of("refreshToken", token));
    }
}
