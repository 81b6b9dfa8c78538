package com.firewalker.command.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Dump;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** domain-rules.md 4.1, api.md 2 and 9: the walker's devices. */
class DevicesIT {

    /** The first minute of today: it may end some minutes from now. */
    private static final Instant MIDNIGHT = ZonedDateTime.now(ZoneId.of("Europe/Berlin"))
            .toLocalDate()
            .atStartOfDay(ZoneId.of("Europe/Berlin"))
            .toInstant();

    private final CommandSide commandSide = CommandSide.running();
    private final Somebody anna = commandSide.somebody("Anna");
    private final Http http = commandSide.http().as(anna);

    @Test
    void listsWhatUploadedAndWhatItCounted() {
        Instant before = Instant.now().minusSeconds(1);
        uploads("pixel-9", "phone", "Pixel 9", 160);
        uploads("watch-1", "watch", "Fenix", 150);
        JsonNode items = http.get("/v1/me/devices").expect(200).get("items");
        assertThat(items).hasSize(2);
        JsonNode watch = device("watch-1");
        assertThat(watch.propertyNames())
                .containsExactly("id", "kind", "model", "name", "firstUpload", "lastUpload", "steps30Days");
        assertThat(watch.get("kind").asString()).isEqualTo("watch");
        assertThat(watch.get("model").asString()).isEqualTo("Fenix");
        assertThat(watch.get("name").isNull()).isTrue();
        assertThat(watch.get("steps30Days").asInt()).isEqualTo(150);
        assertThat(device("pixel-9").get("steps30Days").asInt()).isZero();
        assertThat(Instant.parse(watch.get("firstUpload").asString())).isAfter(before);
        assertThat(Instant.parse(watch.get("lastUpload").asString())).isAfter(before);
    }

    /** 4.1: what the first upload said stays, whatever later ones say. */
    @Test
    void keepsTheKindOfTheFirstUpload() {
        uploads("dev-1", "phone", "One", 100);
        uploads("dev-1", "other", "One", 100);
        assertThat(device("dev-1").get("kind").asString()).isEqualTo("phone");
    }

    /** A kind change decides today anew at once. */
    @Test
    void decidesTodayAnewByTheNewKind() {
        uploads("a-phone", "phone", "P", 160);
        uploads("b-other", "other", "W", 150);
        assertThat(device("a-phone").get("steps30Days").asInt()).isEqualTo(160);
        Http.Answer changed = http.patch("/v1/me/devices/b-other", Map.of("kind", "watch"));
        assertThat(changed.expect(200).get("kind").asString()).isEqualTo("watch");
        assertThat(changed.header("Firewalker-Position")).isNotNull();
        assertThat(device("b-other").get("steps30Days").asInt()).isEqualTo(150);
        assertThat(device("a-phone").get("steps30Days").asInt()).isZero();
        uploads("a-phone", "phone", "P", 160);
        assertThat(device("b-other").get("steps30Days").asInt()).isEqualTo(150);
    }

    /** 12.1: a name is personal data: in the account's tables, and gone with the account. */
    @Test
    void forgetsNamesWithTheDeviceAndWithTheAccount() {
        uploads("watch-1", "watch", "Fenix", 150);
        JsonNode named = http.patch("/v1/me/devices/watch-1", Map.of("name", "  Annas Lieblingsuhr "))
                .expect(200);
        assertThat(named.get("name").asString()).isEqualTo("Annas Lieblingsuhr");
        assertThat(http.delete("/v1/me/devices/watch-1").status()).isEqualTo(204);
        assertThat(http.get("/v1/me/devices").expect(200).get("items")).isEmpty();
        assertThat(http.delete("/v1/me/devices/watch-1").status()).isEqualTo(404);
        assertThat(Dump.ofAllStores()).doesNotContain("annas lieblingsuhr");
        uploads("watch-1", "watch", "Fenix", 150);
        assertThat(device("watch-1").get("name").isNull())
                .as("listed again, without its name")
                .isTrue();
        assertThat(device("watch-1").get("steps30Days").asInt()).isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource({"kind, manual", "kind, toaster", "name, ''", "name, 'a\u202eb'"})
    void refusesWhatIsNoKindOrName(String field, String value) {
        uploads("watch-1", "watch", "Fenix", 150);
        assertThat(http.patch("/v1/me/devices/watch-1", Map.of(field, value)).status())
                .isEqualTo(422);
        assertThat(http.patch("/v1/me/devices/nobody", Map.of("name", "x")).status())
                .isEqualTo(404);
    }

    private JsonNode device(String id) {
        return http.get("/v1/me/devices")
                .expect(200)
                .get("items")
                .valueStream()
                .filter(item -> item.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void uploads(String id, String kind, String model, int count) {
        var sample = Map.of(
                "id",
                "s",
                "version",
                1,
                "start",
                MIDNIGHT.toString(),
                "end",
                MIDNIGHT.plusSeconds(60).toString(),
                "count",
                count);
        http.post(
                        "/v1/me/steps",
                        Map.of("device", Map.of("id", id, "kind", kind, "model", model), "samples", List.of(sample)))
                .expect(200);
    }
}
