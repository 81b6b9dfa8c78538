package com.firewalker.local;

import com.firewalker.local.client.Credentials;
import com.firewalker.local.client.WalkerClient;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who uses the app in a browser while devices upload for the same account. */
final class AppWalker {

    /** Where it is afternoon, so that today has hours behind it and hours to come. */
    static final String ZONE = zoneOfAfternoon();

    final String email = UUID.randomUUID() + "@walkers.example";

    private @Nullable WalkerClient client;

    /** The devices' client; registers where the person has not. */
    WalkerClient client() {
        if (client == null) {
            client = WalkerClient.registerOrLogIn(
                    OneMachine.api(),
                    new Credentials(email, OneMachine.PASSWORD),
                    new WalkerClient.Profile("Ada", ZONE, "public"));
        }
        return client;
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of(ZONE));
    }

    /** Whole quarter hours two hours ago, as many as the steps need to be believed. */
    void upload(String device, String kind, int steps) {
        upload(device, kind, 0, steps);
    }

    /** The same, some quarter hours later. */
    void upload(String device, String kind, int quarter, int steps) {
        OffsetDateTime start = ZonedDateTime.now(ZoneId.of(ZONE))
                .truncatedTo(ChronoUnit.HOURS)
                .minusHours(2)
                .plusMinutes(15L * quarter)
                .toOffsetDateTime();
        int parts = (steps + 1_999) / 2_000;
        send(
                device,
                kind,
                IntStream.range(0, parts)
                        .mapToObj(part -> Uploads.sample(
                                device + quarter + part,
                                start.plusMinutes(15L * part),
                                start.plusMinutes(15L * part + 15),
                                steps / parts + (part < steps % parts ? 1 : 0)))
                        .toList());
    }

    /** A watch all day, a phone in the morning, with more than the watch's in one of the quarter hours. */
    void uploadWholeDay() {
        ZonedDateTime midnight = ZonedDateTime.now(ZoneId.of(ZONE)).truncatedTo(ChronoUnit.DAYS);
        int now = ZonedDateTime.now(ZoneId.of(ZONE)).getHour();
        List<Map<String, Object>> watch = new ArrayList<>();
        List<Map<String, Object>> phone = new ArrayList<>();
        for (int quarter = 28; quarter < 4 * now; quarter++) {
            int steps = quarter * 7919 % 13 < 8 ? 150 + quarter * 104_729 % 800 : 0;
            OffsetDateTime start = midnight.plusMinutes(15L * quarter).toOffsetDateTime();
            if (quarter == 4 * now - 1) {
                watch.add(Uploads.sample("last", start, start.plusMinutes(15), 900));
                phone.add(Uploads.sample("last", start, start.plusMinutes(15), 1000));
            } else if (steps > 0) {
                (quarter < 36 ? phone : watch).add(Uploads.sample("q" + quarter, start, start.plusMinutes(15), steps));
            }
        }
        send("phone-1", "phone", phone);
        send("watch-1", "watch", watch);
    }

    void send(String device, String kind, List<Map<String, Object>> samples) {
        client().post("/v1/me/steps", Map.of("device", Map.of("id", device, "kind", kind), "samples", samples))
                .expectSuccess();
    }

    void signIn(Page page, Words words) {
        page.navigate("/app/sign-in");
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(OneMachine.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words.of("account.sign-in")))
                .click();
        page.locator("nav.places").waitFor();
    }

    private static String zoneOfAfternoon() {
        return List.of(
                        "Pacific/Honolulu",
                        "America/Los_Angeles",
                        "America/New_York",
                        "Europe/London",
                        "Asia/Dubai",
                        "Asia/Bangkok",
                        "Asia/Seoul",
                        "Pacific/Auckland")
                .stream()
                .filter(zone -> {
                    int hour = ZonedDateTime.now(ZoneId.of(zone)).getHour();
                    return hour >= 12 && hour <= 21;
                })
                .findFirst()
                .orElseThrow();
    }
}
