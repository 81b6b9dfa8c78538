package com.firewalker.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.temporal.ChronoUnit.MINUTES;

import com.firewalker.local.client.Credentials;
import com.firewalker.local.client.WalkerClient;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The walkers' app as a person uses it, on the whole product. */
class AppIT {

    private static final String ZONE = zoneOfAfternoon();

    private final String email = UUID.randomUUID() + "@walkers.example";

    @Test
    void showsANewWalkerTheFirstStepsAsTheyComeAndWhyTheyCount() {
        try (Visit visit = Chromium.visit(phone("en-US"))) {
            Page page = visit.page();
            page.navigate("/");
            page.getByRole(AriaRole.LINK, named("Become a walker")).click();
            page.getByLabel("Name").fill("Ada");
            page.getByLabel("E-mail").fill(email);
            page.getByLabel("Password").fill(OneMachine.PASSWORD);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start walking"))
                    .click();
            assertThat(page.getByText("No steps yet", new Page.GetByTextOptions()))
                    .isVisible();
            visit.expectAccessible("today without steps");

            upload("watch-1", "watch", 900);
            upload("phone-1", "phone", 1000);
            Locator total = page.locator(".ring [data-total='900']");
            assertThat(total).isVisible();
            page.getByRole(AriaRole.LISTBOX).focus();
            page.keyboard().press("End");
            assertThat(page.locator(".why")).containsText("900");
            assertThat(page.locator(".why")).containsText("comes first in your order");
            visit.expectAccessible("today with steps");
            visit.expectNoSidewaysScrolling("today");
            visit.expectQuiet();
        }
    }

    private void upload(String device, String kind, long steps) {
        WalkerClient walker = WalkerClient.registerOrLogIn(
                OneMachine.api(),
                new Credentials(email, OneMachine.PASSWORD),
                new WalkerClient.Profile("Ada", ZONE, "friends"));
        OffsetDateTime start = ZonedDateTime.now(ZoneId.of(ZONE))
                .truncatedTo(MINUTES)
                .withMinute(0)
                .minusHours(2)
                .toOffsetDateTime();
        walker.post(
                        "/v1/me/steps",
                        Map.of(
                                "device",
                                Map.of("id", device, "kind", kind),
                                "samples",
                                List.of(Uploads.sample(device + "-1", start, start.plusMinutes(15), steps))))
                .expectSuccess();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Browser.NewContextOptions phone(String locale) {
        return new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setLocale(locale)
                .setTimezoneId(ZONE);
    }

    /** A zone where it is afternoon, so that today has hours behind it and hours to come. */
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
