package com.firewalker.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The operators' console as a person uses it, on the whole product (api.md 7, 9). */
class ConsolePagesIT {

    private static final int MOST_BYTES = 90_000;
    private static final int MOST_REQUESTS = 12;

    @Test
    void walksThroughADayAndShowsAPersonOnlyWhenAskedFor() {
        WatchedWalker walker = new WatchedWalker()
                .walk("first", 700, WatchedWalker.WALK)
                .walk("second", 300, WatchedWalker.WALK.plusHours(1));
        try (Visit visit = Chromium.visit(desk())) {
            Page page = visit.page();
            Ops.signIn(page);
            page.navigate("/console/streams?id=" + walker.day());
            Locator total = page.locator("fw-day-stepper [data-total]");
            assertThat(total).hasText("1,000");
            page.getByLabel("Event before").click();
            assertThat(total).hasText("700");
            assertThat(page.locator("body")).not().containsText("Ada");
            page.getByText("Who is this?").click();
            Locator found = page.locator("[data-walker='" + walker.id + "']");
            assertThat(found).containsText("Ada");
            assertThat(found).containsText("***@walkers.example");

            page.navigate("/console/audit");
            assertThat(page.getByText("find-walkers").first()).isVisible();
            press(page, "Verify the chain");
            assertThat(page.getByText("The log is whole")).isVisible();
            visit.expectQuiet();
        }
    }

    @Test
    void showsAViewerNothingThatAViewerMayNotDo() {
        WatchedWalker walker = new WatchedWalker().walk("first", 100, WatchedWalker.WALK);
        String letter = DeadLetters.plant(walker.day(), 0);
        String viewer = "viewer-" + UUID.randomUUID().toString().substring(0, 8);
        Ops.call("POST", "/operators", Map.of("name", viewer, "role", "viewer"));
        try (Visit visit = Chromium.visit(desk())) {
            Page page = visit.page();
            Ops.enter(page, viewer);
            assertThat(page.url()).doesNotContain("code");
            for (String place : List.of(
                    "/views/days",
                    "/rebuilds",
                    "/dead-letters",
                    "/walkers?id=" + walker.id,
                    "/appeals",
                    "/operators",
                    "/views/days/rebuild")) {
                page.navigate("/console" + place);
                assertThat(page.locator("main .card, main .notice").first()).isVisible();
                assertThat(page.getByRole(AriaRole.BUTTON).allTextContents())
                        .as(place)
                        .doesNotContain(
                                "Pause", "Verify", "Retry", "Drop…", "Suspend", "Grant", "Remove", "Start the rebuild");
            }
            visit.expectQuiet();
        } finally {
            Ops.call("DELETE", "/projections/days/dead-letters/" + letter, Map.of("reason", "a test is over"));
            Ops.call("DELETE", "/operators/" + viewer, null);
        }
    }

    /** Api.md 9, Operators: the first browser begins it, the next one asks for a code, and a lost phone is no end. */
    @Test
    void asksAnAdminForASecondFactor() {
        String admin = "admin-" + UUID.randomUUID().toString().substring(0, 8);
        Ops.call("POST", "/operators", Map.of("name", admin, "role", "admin"));
        try (Visit visit = Chromium.visit(desk())) {
            Page page = visit.page();
            Ops.enter(page, admin);
            page.navigate("/console/appeals");
            page.getByText("Set up your second factor").click();
            press(page, "Set up");
            String secret = page.locator("code.code").textContent();
            String recovery = page.locator("ul.codes code").first().textContent();
            assertThat(page.locator("ul.codes li")).hasCount(10);
            assertThat(page.locator("svg.qr")).isVisible();
            assertThat(page.locator("[name=code]")).isFocused();
            page.keyboard().type("000000");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("This code does not hold, or was used.");
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("422"));
            visit.complaints().clear();
            page.locator("[name=code]").fill(Authenticator.code(secret));
            page.keyboard().press("Enter");
            assertThat(page).hasURL(OneMachine.machine().uri() + "/console/appeals");
            assertThat(page.locator(".unconfirmed")).hasCount(0);

            Ops.enter(page, admin);
            page.getByText("Confirm by your second factor").click();
            page.locator("[name=code]").fill(recovery.toUpperCase(Locale.ROOT).replace("-", " "));
            page.keyboard().press("Enter");
            assertThat(page.locator("[data-view=days]")).isVisible();
            page.navigate("/console/operators");
            assertThat(page.getByText("Add an operator")).isVisible();
            visit.expectQuiet();
        } finally {
            Ops.call("DELETE", "/operators/" + admin, null);
        }
    }

    @Test
    void isSmall() {
        try (Visit visit = Chromium.visit(desk())) {
            Page page = visit.page();
            Ops.signIn(page);
            List<Response> loaded = new ArrayList<>();
            page.onResponse(loaded::add);
            page.navigate("/console");
            assertThat(page.locator("[data-view=days]")).isVisible();
            expectSmall(loaded);
            press(page, "Sign out");
            assertThat(page.getByLabel("Token")).isVisible();
            visit.expectQuiet();
        }
    }

    private static void expectSmall(List<Response> loaded) {
        List<Response> files = loaded.stream()
                .filter(response -> !response.url().contains("/v1/"))
                .toList();
        int bytes = files.stream()
                .filter(response -> response.url().matches(".*\\.(js|css)"))
                .mapToInt(ConsolePagesIT::compressed)
                .sum();
        System.out.println("Console: " + files.size() + " requests, " + bytes + " bytes");
        assertThat(files).hasSizeBetween(4, MOST_REQUESTS);
        assertThat(bytes).isBetween(10_000, MOST_BYTES);
    }

    private static int compressed(Response response) {
        return Integer.parseInt(response.headerValue("content-length"));
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static Browser.NewContextOptions desk() {
        return new Browser.NewContextOptions().setViewportSize(1100, 760).setLocale("en-US");
    }
}
