package com.firewalker.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.Credentials;
import com.firewalker.local.client.WalkerClient;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The walkers' app as a person uses it, on the whole product, in a browser without third-party cookies. */
class AppIT {

    private static final String ZONE = zoneOfAfternoon();
    private static final long MOST_REQUESTS = 12;
    private static final long MOST_BYTES = 60_000;
    private static final int LOOKS = 5;
    private static final long MOST_MILLIS = 1_000;

    private final String email = UUID.randomUUID() + "@walkers.example";

    /** Without a mouse: from the first page to the reason why 900 steps count where another device says 1000. */
    @Test
    void showsANewWalkerTheFirstStepsAsTheyComeAndWhyTheyCount() {
        try (Visit visit = Chromium.visit(phone("en-US"))) {
            Page page = visit.page();
            page.navigate("/");
            press(page, page.getByRole(AriaRole.LINK, named("Become a walker")));
            visit.expectAccessible("becoming a walker");
            page.getByLabel("Name").focus();
            page.keyboard().type("Ada");
            page.keyboard().press("Tab");
            page.keyboard().type(email);
            page.keyboard().press("Tab");
            page.keyboard().type(OneMachine.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.getByText("No steps yet")).isVisible();

            upload("watch-1", "watch", 900);
            upload("phone-1", "phone", 1000);
            assertThat(page.locator(".ring [data-total='900']")).isVisible();
            page.getByRole(AriaRole.LISTBOX).focus();
            page.keyboard().press("End");
            assertThat(page.locator(".why")).containsText("Watch (900), Phone (1,000): the 900 of Watch count.");
            assertThat(page.locator(".why")).containsText("comes first in your order");
            visit.expectAccessible("today with steps");
            visit.expectNoSidewaysScrolling("today");
            visit.expectQuiet();
        }
    }

    /** Every page, in Korean, in the dark, on a narrow phone; then the way out. */
    @Test
    void speaksKoreanEverywhereAndForgetsWhoLeaves() {
        WalkerClient walker = walker();
        upload("phone-1", "phone", 11_000);
        try (Visit visit = Chromium.visit(phone("ko-KR").setColorScheme(ColorScheme.DARK))) {
            Page page = visit.page();
            signIn(page, "이메일", "비밀번호", "로그인");
            assertThat(page.locator(".ring [data-total='11000']")).isVisible();
            String code = walker.get("/v1/me")
                    .expectSuccess()
                    .body()
                    .path("friendCode")
                    .asString();
            OneMachine.walker("UTC")
                    .post("/v1/me/friend-requests", Map.of("friendCode", code))
                    .expectSuccess();
            page.locator(".bell .count").waitFor();
            for (String path : List.of(
                    "/app/history?period=month",
                    "/app/history?period=year",
                    "/app/boards",
                    "/app/challenges/new",
                    "/app/friends",
                    "/app/me",
                    "/app/me/records",
                    "/app/me/notifications",
                    "/app/inbox")) {
                page.navigate(path);
                page.locator("main .card, main .notices").first().waitFor();
                assertThat(page.locator("main .loading")).hasCount(0);
                visit.expectAccessible(path);
                visit.expectNoSidewaysScrolling(path);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            }
            assertThat(page.locator(".notices .unread").first()).isVisible();
            page.getByRole(AriaRole.BUTTON, named("모두 읽음")).click();
            assertThat(page.locator(".bell .count")).hasCount(0);

            page.navigate("/app/me");
            page.getByRole(AriaRole.BUTTON, named("계정 지우기")).click();
            visit.expectAccessible("the dialog before erasure");
            page.getByRole(AriaRole.DIALOG).getByLabel("비밀번호").fill(OneMachine.PASSWORD);
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("계정 지우기"))
                    .click();
            page.waitForURL("**/app/sign-in");
            assertThat((Object) page.evaluate(
                            "Object.keys(localStorage).filter(k=>k.startsWith('firewalker-seen')).length"))
                    .isEqualTo(0);
            visit.expectQuiet();
        }
        assertThatThrownBy(() -> walker.get("/v1/me")).hasMessageContaining("bad-credentials");
    }

    /** Figures of the contract: requests and bytes of a first load, and when something is seen. */
    @Test
    void isThereAtOnce() throws IOException {
        walker();
        uploadWholeDay();
        try (Visit visit = Chromium.visit(
                phone("en-US").setViewportSize(390, 1060).setServiceWorkers(ServiceWorkerPolicy.BLOCK))) {
            Page page = visit.page();
            signIn(page, "E-mail", "Password", "Sign in");
            List<Long> paints = new ArrayList<>();
            for (int look = 0; look < LOOKS; look++) {
                page.navigate("/app");
                page.locator("fw-bars .bar").first().waitFor();
                paints.add(number(page, "performance.getEntriesByName('today-shown')[0].startTime"));
            }
            paints.sort(null);
            String files = "performance.getEntriesByType('resource').filter(file=>!file.name.includes('/v1/'))";
            long requests = 1 + number(page, files + ".length");
            long bytes = number(
                    page,
                    files
                            + ".filter(file=>/\\.(js|css)$/.test(file.name)).reduce((sum,file)=>sum+file.encodedBodySize,0)");
            System.out.println("Today: shown after " + paints + " ms, " + requests + " requests, " + bytes + " bytes");
            assertThat(paints.get(LOOKS / 2)).isLessThanOrEqualTo(MOST_MILLIS);
            assertThat(requests).isBetween(4L, MOST_REQUESTS);
            assertThat(bytes).isBetween(10_000L, MOST_BYTES);
            page.locator("fw-bars svg").focus();
            page.keyboard().press("End");
            page.evaluate("document.activeElement.blur()");
            Pictures.take(page, "today");
            visit.expectQuiet();
        }
    }

    /** A board of 10,000 keeps a few pages of rows, whichever way one scrolls. */
    @Test
    void scrollsALongBoardInConstantMemory() {
        walker();
        try (Visit visit = Chromium.visit(phone("en-US"))) {
            Page page = visit.page();
            signIn(page, "E-mail", "Password", "Sign in");
            page.route(
                    "**/v1/leaderboards/global/week**",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(boardPage(route.request().url()))));
            page.navigate("/app/boards?period=week");
            page.locator(".place").first().waitFor();
            long rows = number(page, """
                    new Promise(done => {
                      const further = () => {
                        scrollTo(0, document.body.scrollHeight);
                        const ranks = document.querySelectorAll('.place .rank');
                        if (ranks[ranks.length - 1].textContent === '10,000') {
                          done(ranks.length);
                        } else {
                          setTimeout(further, 10);
                        }
                      };
                      further();
                    })""");
            assertThat(rows).isLessThanOrEqualTo(600);
            assertThat(page.locator(".mine")).containsText("4,711");
            page.evaluate("scrollTo(0, 0)");
            assertThat(page.locator(".place .rank").first()).hasText("1");
            assertThat(number(page, "document.querySelectorAll('.place').length"))
                    .isLessThanOrEqualTo(600);
            visit.expectQuiet();
        }
    }

    /** A hundred places of ten thousand; the cursor is the rank before. */
    private static String boardPage(String url) {
        Matcher cursor = Pattern.compile("cursor=(\\d+)").matcher(url);
        int after = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
        String entries = IntStream.rangeClosed(after + 1, after + 100)
                .mapToObj(rank -> "{\"rank\":" + rank + ",\"walkerId\":\"w" + rank + "\",\"displayName\":\"W" + rank
                        + "\",\"imageUrl\":null,\"steps\":" + (20_000 - rank) + ",\"me\":" + (rank == 4711) + "}")
                .collect(Collectors.joining(","));
        return "{\"scope\":\"global\",\"period\":\"week\",\"from\":\"2026-11-23\",\"to\":\"2026-11-29\",\"entries\":["
                + entries + "],\"me\":{\"rank\":4711,\"steps\":15289,\"percentile\":52,\"gapToNext\":1},\"next\":"
                + (after + 100 < 10_000 ? "\"" + (after + 100) + "\"" : "null") + "}";
    }

    private static long number(Page page, String script) {
        return ((Number) page.evaluate(script)).longValue();
    }

    /** A challenge is made, its code said once; who has the code sees where it leads, also without an account. */
    @Test
    void makesAChallengeThatItsCodeLeadsTo() {
        walker();
        String link;
        try (Visit visit = Chromium.visit(phone("en-US"))) {
            Page page = visit.page();
            signIn(page, "E-mail", "Password", "Sign in");
            page.navigate("/app/challenges/new");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Walk to the sea");
            page.getByLabel("Most steps a day that count").fill("20000");
            page.getByRole(AriaRole.BUTTON, named("New challenge")).click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Friends join with this code.");
            visit.expectAccessible("the dialog with a challenge's code");
            link = "/app/join/" + dialog.locator(".code").textContent();
            visit.expectQuiet();
        }
        try (Visit stranger = Chromium.visit(phone("en-US"))) {
            stranger.page().navigate(link);
            assertThat(stranger.page().getByRole(AriaRole.HEADING, named("Walk to the sea")))
                    .isVisible();
            assertThat(stranger.page().locator("main")).containsText("1 member");
            stranger.expectAccessible("what a code leads to");
            stranger.expectQuiet();
        }
    }

    /** What was last seen stays without a connection; what is done then is sent later, once. */
    @Test
    void goesOnWithoutAConnection() {
        walker();
        upload("phone-1", "phone", 4_321);
        try (Visit visit = Chromium.visit(phone("en-US"))) {
            Page page = visit.page();
            signIn(page, "E-mail", "Password", "Sign in");
            page.locator(".ring [data-total='4321']").waitFor();
            page.getByRole(AriaRole.LINK, named("Me")).click();
            page.getByLabel("New goal").fill("4000");
            page.context().setOffline(true);
            assertThat(page.getByText("No connection")).isVisible();
            page.getByRole(AriaRole.REGION, named("Daily goal"))
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                    .click();
            assertThat(page.getByText("1 thing waits for a connection.")).isVisible();
            page.context().setOffline(false);
            assertThat(page.getByText("1 thing waits for a connection.")).hasCount(0);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(walker().get("/v1/me/goal")
                                    .expectSuccess()
                                    .body()
                                    .path("planned")
                                    .path(0)
                                    .path("dailySteps")
                                    .asInt())
                            .isEqualTo(4000));
        }
    }

    private WalkerClient walker() {
        return WalkerClient.registerOrLogIn(
                OneMachine.api(),
                new Credentials(email, OneMachine.PASSWORD),
                new WalkerClient.Profile("Ada", ZONE, "public"));
    }

    /** Whole quarter hours two hours ago, as many as the steps need to be believed. */
    private void upload(String device, String kind, int steps) {
        OffsetDateTime start = ZonedDateTime.now(ZoneId.of(ZONE))
                .truncatedTo(ChronoUnit.HOURS)
                .minusHours(2)
                .toOffsetDateTime();
        int parts = (steps + 1_999) / 2_000;
        List<Map<String, Object>> samples = IntStream.range(0, parts)
                .mapToObj(part -> Uploads.sample(
                        device + part,
                        start.plusMinutes(15L * part),
                        start.plusMinutes(15L * part + 15),
                        steps / parts + (part < steps % parts ? 1 : 0)))
                .toList();
        send(device, kind, samples);
    }

    /** A watch all day, a phone in the morning, with more than the watch's in one of the quarter hours. */
    private void uploadWholeDay() {
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

    private void send(String device, String kind, List<Map<String, Object>> samples) {
        walker().post("/v1/me/steps", Map.of("device", Map.of("id", device, "kind", kind), "samples", samples))
                .expectSuccess();
    }

    private void signIn(Page page, String emailLabel, String passwordLabel, String button) {
        page.navigate("/app");
        page.getByLabel(emailLabel).fill(email);
        page.getByLabel(passwordLabel).fill(OneMachine.PASSWORD);
        page.getByRole(AriaRole.BUTTON, named(button)).click();
        page.locator("nav.places").waitFor();
    }

    /** As a keyboard does. */
    private static void press(Page page, Locator locator) {
        locator.focus();
        page.keyboard().press("Enter");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Browser.NewContextOptions phone(String locale) {
        return new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setLocale(locale)
                .setTimezoneId(ZONE)
                .setReducedMotion(ReducedMotion.REDUCE);
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
