package com.firewalker.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.WalkerClient;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operators' console as a person uses it, on the whole product (api.md 7, 9). */
class ConsolePagesIT {

    private static final int MOST_BYTES = 90_000;
    private static final int MOST_REQUESTS = 12;
    private static final int MOST_TABS = 150;
    private static final double PATIENCE_MILLIS = 20_000;
    private static final OffsetDateTime WALK = OffsetDateTime.now(ZoneOffset.UTC)
            .minusDays(1)
            .truncatedTo(ChronoUnit.DAYS)
            .plusHours(12);
    private static final LocalDate DAY = WALK.toLocalDate();
    private static final JsonMapper JSON = new JsonMapper();

    private final WalkerClient walker = OneMachine.walker("UTC");

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Test
    void mendsABrokenRowByARebuildThatIsSwitchedToAndBack() throws IOException {
        String walkerId = walked(1_000);
        assertThat(MachineDatabase.change(
                        "UPDATE firewalker_query.day_view SET total = total + 7 WHERE walker_id = ?", walkerId))
                .isOne();
        try (Visit visit = Chromium.visit(desk())) {
            Page page = visit.page();
            signIn(page, Tokens.operator());
            page.locator("[data-view=days] h3 a").click();
            press(page, "Verify");
            assertThat(page.locator("[aria-labelledby=proof] [data-state=different]"))
                    .isVisible();
            Locator row = page.locator(".difference").filter(new Locator.FilterOptions().setHasText(walkerId));
            assertThat(row).containsText("1007");
            visit.expectAccessible("a verification that found something");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rebuild…"))
                    .click();
            press(page, "Try it");
            assertThat(page.locator("[data-seconds]")).isVisible();
            press(page, "Start the rebuild");
            Locator name = page.getByLabel("Type days to confirm");
            name.fill("boards");
            inDialog(page, "Start the rebuild").click();
            assertThat(page.locator("dialog [role=alert]")).hasText("This is not the view's name.");
            name.fill("days");
            inDialog(page, "Start the rebuild").click();
            assertThat(page.locator(".line .here")).hasText("ready");
            assertThat(row).containsText("1000");
            assertThat(row.getByRole(AriaRole.LINK).first()).hasText("day/" + walkerId + "/" + DAY);
            visit.expectAccessible("a rebuild that is ready");
            Pictures.take(page, "console-rebuild");

            act(page, "Switch", "switched");
            assertThat(total()).isEqualTo(1_000);
            act(page, "Switch back", "ready");
            assertThat(total()).isEqualTo(1_007);
            act(page, "Switch", "switched");
            assertThat(total()).isEqualTo(1_000);
            visit.expectQuiet();
        }
    }

    @Test
    void retriesAndDropsDeadLettersByKeyboardOnAPhoneInKorean() {
        String walkerId = walked(2_000);
        String retried = letter(walkerId, "walker/" + walkerId, 0);
        String dropped = letter(walkerId, "day/" + walkerId + "/" + DAY, 0);
        try (Visit visit = Chromium.visit(phone("ko-KR"))) {
            Page page = visit.page();
            signIn(page, Tokens.operator());
            focus(page, "link => link.getAttribute('href') === '/console/dead-letters'");
            page.keyboard().press("Enter");
            assertThat(page.locator("[data-letter='" + retried + "']")).isVisible();
            visit.expectAccessible("dead letters");
            visit.expectNoSidewaysScrolling("dead letters");

            focus(page, buttonOf(retried, "다시 시도"));
            page.keyboard().press("Enter");
            assertThat(page.locator("[data-letter='" + retried + "']")).hasCount(0);

            focus(page, buttonOf(dropped, "버리기"));
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            visit.expectAccessible("dropping a letter");
            focus(page, "field => field.name === 'reason'");
            page.keyboard().type("시험용 사유");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("[data-letter='" + dropped + "']")).hasCount(0);
            visit.expectQuiet();
        }
    }

    @Test
    void walksThroughADayAndShowsAPersonOnlyWhenAskedFor() {
        String walkerId = walked(700);
        upload("second", 300, WALK.plusHours(1));
        try (Visit visit = Chromium.visit(desk())) {
            Page page = visit.page();
            signIn(page, Tokens.operator());
            page.navigate("/console/streams?id=day/" + walkerId + "/" + DAY);
            Locator total = page.locator("fw-day-stepper [data-total]");
            assertThat(total).hasText("1,000");
            page.getByLabel("Event before").click();
            assertThat(total).hasText("700");
            assertThat(page.locator("body")).not().containsText("Ada");
            page.getByText("Who is this?").click();
            Locator found = page.locator("[data-walker='" + walkerId + "']");
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
        String walkerId = walked(100);
        String letter = letter(walkerId, "day/" + walkerId + "/" + DAY, 0);
        String viewer = "viewer-" + UUID.randomUUID().toString().substring(0, 8);
        ops("POST", "/operators", "{\"name\": \"" + viewer + "\", \"role\": \"viewer\"}");
        try (Visit visit = Chromium.visit(desk())) {
            Page page = visit.page();
            page.navigate("/console/enter?code="
                    + ops("POST", "/operators/" + viewer + "/codes", null)
                            .path("code")
                            .asString());
            assertThat(page.locator("[data-view=days]")).isVisible();
            assertThat(page.url()).doesNotContain("code");
            for (String place : List.of(
                    "/views/days",
                    "/rebuilds",
                    "/dead-letters",
                    "/walkers?id=" + walkerId,
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
            ops("DELETE", "/projections/days/dead-letters/" + letter, "{\"reason\": \"a test is over\"}");
            ops("DELETE", "/operators/" + viewer, null);
        }
    }

    @Test
    void isAccessibleOnEveryPageAndSmall() {
        String walkerId = walked(400);
        try (Visit visit = Chromium.visit(phone("en-US"))) {
            Page page = visit.page();
            page.navigate("/console");
            assertThat(page.getByLabel("Token")).isVisible();
            visit.expectAccessible("sign-in");
            signIn(page, Tokens.operator());
            List<Response> loaded = new ArrayList<>();
            page.onResponse(loaded::add);
            page.navigate("/console");
            assertThat(page.locator("[data-view=days]")).isVisible();
            expectSmall(loaded);
            for (String place : List.of(
                    "",
                    "/views/days",
                    "/views/goal-saga",
                    "/views/days/rebuild",
                    "/rebuilds",
                    "/streams",
                    "/streams?id=day/" + walkerId + "/" + DAY,
                    "/walkers?id=" + walkerId,
                    "/appeals",
                    "/audit",
                    "/operators",
                    "/nowhere")) {
                page.navigate("/console" + place);
                assertThat(page.locator("main h1").first()).isVisible();
                assertThat(page.locator("main .loading")).hasCount(0);
                visit.expectAccessible(place);
                visit.expectNoSidewaysScrolling(place);
            }
            press(page, "Sign out");
            assertThat(page.getByLabel("Token")).isVisible();
            visit.expectQuiet();
        }
    }

    private static void expectSmall(List<Response> loaded) {
        List<Response> files = loaded.stream()
                .filter(response -> !response.url().contains("/v1/"))
                .toList();
        assertThat(files).hasSizeBetween(4, MOST_REQUESTS);
        assertThat(files.stream()
                        .filter(response -> response.url().matches(".*\\.(js|css)"))
                        .mapToInt(response -> response.body().length == 0 ? 0 : compressed(response))
                        .sum())
                .isPositive()
                .isLessThanOrEqualTo(MOST_BYTES);
    }

    private static int compressed(Response response) {
        return Integer.parseInt(response.headerValue("content-length"));
    }

    private String walked(long steps) {
        upload("first", steps, WALK);
        await().until(() -> total() == steps);
        return walker.get("/v1/me").expectSuccess().body().path("walkerId").asString();
    }

    private void upload(String id, long steps, OffsetDateTime start) {
        walker.post("/v1/me/steps", Uploads.walk(id, start, steps)).expectSuccess();
    }

    private long total() {
        return walker.get("/v1/me/days/" + DAY)
                .expectSuccess()
                .body()
                .path("total")
                .asLong();
    }

    /** An event that the view has handled is made one that waits: handled once more it changes nothing. */
    private static String letter(String walkerId, String streamId, long sequence) {
        String id = UUID.randomUUID().toString();
        MachineDatabase.change("""
                INSERT INTO firewalker_query.dead_letter (id, projection, position, stream_id, parked_with, cause, attempts,
                                                          parked_at, tried_at)
                SELECT ?, 'days', position, stream_id, ?, 'a planted fault', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
                FROM firewalker_command.ledger_event WHERE stream_id = ? AND sequence = ?""", id, streamId, streamId, sequence);
        return id;
    }

    private static JsonNode ops(String method, String path, @Nullable String body) {
        Door.Said said = Door.knock(method, "/v1/ops" + path, body, Tokens.operator());
        assertThat(said.status()).as(path + ": " + said.text()).isBetween(200, 299);
        return JSON.readTree(said.text().isEmpty() ? "{}" : said.text());
    }

    private static void signIn(Page page, String token) {
        if (!page.url().contains("/console")) {
            page.navigate("/console");
        }
        page.locator("input[name=token]").fill(token);
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-view=days]")).isVisible();
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static Locator inDialog(Page page, String button) {
        return page.locator("dialog footer")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    private static void act(Page page, String verb, String state) {
        press(page, verb);
        inDialog(page, verb).click();
        assertThat(page.locator(".line .here")).hasText(state);
    }

    private static String buttonOf(String letter, String words) {
        return "button => button.closest('[data-letter=\"" + letter + "\"]') && button.textContent.includes('" + words
                + "')";
    }

    /** By the Tab key alone. */
    private static void focus(Page page, String wanted) {
        for (int tab = 0; tab < MOST_TABS; tab++) {
            page.keyboard().press("Tab");
            if (page.evaluate("(" + wanted + ")(document.activeElement)") == Boolean.TRUE) {
                return;
            }
        }
        throw new AssertionError("cannot be reached by the Tab key: " + wanted);
    }

    private static Browser.NewContextOptions desk() {
        return new Browser.NewContextOptions().setViewportSize(1100, 760).setLocale("en-US");
    }

    private static Browser.NewContextOptions phone(String locale) {
        return new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setLocale(locale)
                .setColorScheme(ColorScheme.DARK)
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
