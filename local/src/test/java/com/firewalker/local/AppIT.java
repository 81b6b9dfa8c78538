package com.firewalker.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.WalkerClient;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The walkers' app as a person uses it, on the whole product, in a browser without third-party cookies. */
class AppIT {

    private static final Words ENGLISH = Words.of("app", "en");
    private static final long MOST_REQUESTS = 12;
    private static final long MOST_BYTES = 60_000;
    private static final String FILES =
            "performance.getEntriesByType('resource').filter(file=>!file.name.includes('/v1/'))";
    private static final int LOOKS = 5;
    private static final long MOST_ROWS = 600;
    private static final long MOST_GROWTH = 1_000_000;
    private static final long MOST_MILLIS = 1_000;

    private final AppWalker walker = new AppWalker();

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
            page.keyboard().type(walker.email);
            page.keyboard().press("Tab");
            page.keyboard().type(OneMachine.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.getByText("No steps yet")).isVisible();

            walker.upload("watch-1", "watch", 900);
            walker.upload("phone-1", "phone", 1000);
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

    @Test
    void marksEveryNoticeAsRead() {
        String code = walker.client()
                .get("/v1/me")
                .expectSuccess()
                .body()
                .path("friendCode")
                .asString();
        OneMachine.walker("UTC")
                .post("/v1/me/friend-requests", Map.of("friendCode", code))
                .expectSuccess();
        try (Visit visit = Chromium.visit(phone("en-US"))) {
            Page page = visit.page();
            walker.signIn(page, ENGLISH);
            page.locator(".bell .count").waitFor();
            page.locator(".bell").click();
            assertThat(page.locator(".notices .unread").first()).isVisible();
            page.getByRole(AriaRole.BUTTON, named("Mark all as read")).click();
            assertThat(page.locator(".bell .count")).hasCount(0);
            assertThat(page.locator(".notices .unread")).hasCount(0);
            visit.expectQuiet();
        }
    }

    /** From a page that was opened by its address: nothing of the way out is loaded yet. */
    @Test
    void signsOut() {
        walker.client();
        try (Visit visit = Chromium.visit(phone("en-US"))) {
            Page page = visit.page();
            walker.signIn(page, ENGLISH);
            page.navigate("/app/me");
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
            page.waitForURL("**/app/sign-in");
            assertThat(page.locator("input[name=password]")).isVisible();
            visit.expectQuiet();
        }
    }

    /** Figures of the contract: requests and bytes of a first load, and when something is seen, for the first time too. */
    @Test
    void isThereAtOnce() throws IOException {
        walker.uploadWholeDay();
        try (Visit visit = Chromium.visit(
                phone("en-US").setViewportSize(390, 1060).setServiceWorkers(ServiceWorkerPolicy.BLOCK))) {
            Page page = visit.page();
            walker.signIn(page, ENGLISH);
            List<Long> first = looks(page, true);
            long requests = 1 + number(page, FILES + ".length");
            long bytes = number(
                    page,
                    FILES
                            + ".filter(file=>/\\.(js|css)$/.test(file.name)).reduce((sum,file)=>sum+file.encodedBodySize,0)");
            List<Long> later = looks(page, false);
            System.out.println("Today: shown after " + first + " ms, later after " + later + " ms, " + requests
                    + " requests, " + bytes + " bytes");
            assertThat(first.get(LOOKS / 2)).isLessThanOrEqualTo(MOST_MILLIS);
            assertThat(later.get(LOOKS / 2)).isLessThanOrEqualTo(MOST_MILLIS);
            assertThat(requests).isBetween(4L, MOST_REQUESTS);
            assertThat(bytes).isBetween(10_000L, MOST_BYTES);
            page.locator("fw-bars svg").focus();
            page.keyboard().press("End");
            page.evaluate("document.activeElement.blur()");
            Pictures.take(page, "today");
            visit.expectQuiet();
        }
    }

    /** How long Today took, in order. For the first time: nothing of the app or the day is in the browser. */
    private static List<Long> looks(Page page, boolean first) {
        CDPSession session = page.context().newCDPSession(page);
        List<Long> millis = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            if (first) {
                page.evaluate("localStorage.clear()");
                session.send("Network.clearBrowserCache");
            }
            page.navigate("/app");
            page.locator("fw-bars .bar").first().waitFor();
            millis.add(number(page, "performance.getEntriesByName('today-shown')[0].startTime"));
        }
        session.detach();
        millis.sort(null);
        return millis;
    }

    /** A board of 10,000 takes the same memory at its end as near its top, also after two hundred pages. */
    @Test
    void scrollsALongBoardInConstantMemory() {
        walker.client();
        AtomicInteger pages = new AtomicInteger();
        try (Visit visit = Chromium.visit(phone("en-US"))) {
            Page page = visit.page();
            walker.signIn(page, ENGLISH);
            page.route("**/v1/leaderboards/global/week**", route -> {
                pages.incrementAndGet();
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(boardPage(route.request().url())));
            });
            page.navigate("/app/boards?period=week");
            page.locator(".place").first().waitFor();
            scrollDownTo(page, 1_000);
            Heap early = Heap.of(page);
            assertThat(scrollDownTo(page, 10_000)).isLessThanOrEqualTo(MOST_ROWS);
            Heap atTheEnd = Heap.of(page);
            assertThat(page.locator(".mine")).containsText("4,711");
            assertThat(scrollUp(page)).isLessThanOrEqualTo(MOST_ROWS);
            scrollDownTo(page, 3_000);
            Heap late = Heap.of(page);
            System.out.println("Board: " + early + " at 1,000, " + atTheEnd + " at 10,000, " + late + " after " + pages
                    + " pages");
            assertThat(pages.get()).isGreaterThanOrEqualTo(200);
            assertThat(atTheEnd.bytes()).isLessThan(early.bytes() + MOST_GROWTH);
            assertThat(late.bytes()).isLessThan(early.bytes() + MOST_GROWTH);
            assertThat(late.nodes()).isLessThan(early.nodes() * 3 / 2);
            visit.expectQuiet();
        }
    }

    /** As fast as pages come, until a rank is in sight; answers how many rows are. */
    private static long scrollDownTo(Page page, int rank) {
        return number(page, """
                new Promise(done => {
                  const further = () => {
                    const ranks = [...document.querySelectorAll('.place .rank')];
                    if (ranks.some(one => Number(one.textContent.replace(',', '')) >= %d
                        && one.getBoundingClientRect().top < innerHeight)) {
                      done(ranks.length);
                    } else {
                      scrollBy(0, 2 * innerHeight);
                      setTimeout(further, 10);
                    }
                  };
                  further();
                })""".formatted(rank));
    }

    /** The same upwards, one page of the screen after the other: all that was dropped is asked for again. */
    private static long scrollUp(Page page) {
        return number(page, """
                new Promise(done => {
                  const further = () => {
                    const rows = [...document.querySelectorAll('.place')];
                    const inSight = rows.some(row => {
                      const {top, bottom} = row.getBoundingClientRect();
                      return bottom > 0 && top < innerHeight;
                    });
                    if (inSight && scrollY === 0) {
                      done(rows.length);
                    } else {
                      if (inSight) {
                        scrollBy(0, -2 * innerHeight);
                      }
                      setTimeout(further, 10);
                    }
                  };
                  further();
                })""");
    }

    /** What a page holds when all that nobody needs is gone. */
    private record Heap(long bytes, long nodes) {

        static Heap of(Page page) {
            CDPSession session = page.context().newCDPSession(page);
            session.send("Performance.enable");
            session.send("HeapProfiler.collectGarbage");
            Map<String, Long> metrics = new HashMap<>();
            for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
                JsonObject one = metric.getAsJsonObject();
                metrics.put(one.get("name").getAsString(), one.get("value").getAsLong());
            }
            session.detach();
            return new Heap(
                    Objects.requireNonNull(metrics.get("JSHeapUsedSize")),
                    Objects.requireNonNull(metrics.get("Nodes")));
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

    /** The picture of the documents: a challenge under way, one's own place among the others'. */
    @Test
    void showsOnesPlaceInAChallenge() throws IOException {
        TestChallenge challenge = TestChallenge.of(
                walker.client(),
                "Spring in Seoul",
                AppWalker.today().minusDays(6),
                AppWalker.today().plusDays(8),
                Map.of("description", "Twice around the palace walls, together.", "dailyCap", 20_000));
        List<String> names = List.of("Mina", "Joon", "Ben", "Sora", "Anna");
        for (int other = 0; other < names.size(); other++) {
            walkAWeek(challenge, OneMachine.walker(names.get(other), AppWalker.ZONE), 2_600 - 230 * other);
        }
        walkAWeek(challenge, walker.client(), 2_210);
        try (Visit visit = Chromium.visit(phone("en-US").setViewportSize(390, 860))) {
            Page page = visit.page();
            walker.signIn(page, ENGLISH);
            page.navigate("/app/challenges/" + challenge.id());
            assertThat(page.locator(".place")).hasCount(names.size() + 1);
            assertThat(page.locator(".place.me .rank")).hasText("3");
            Pictures.take(page, "challenge");
            visit.expectQuiet();
        }
    }

    private static void walkAWeek(TestChallenge challenge, WalkerClient who, int steps) {
        challenge.join(who);
        for (int day = 1; day <= 6; day++) {
            challenge.walk(who, AppWalker.today().minusDays(day), AppWalker.ZONE, steps + 37 * (day * steps % 11));
        }
    }

    /** A challenge is made, its code said once; who has the code sees where it leads, also without an account. */
    @Test
    void makesAChallengeThatItsCodeLeadsTo() {
        walker.client();
        String link;
        try (Visit visit = Chromium.visit(phone("en-US"))) {
            Page page = visit.page();
            walker.signIn(page, ENGLISH);
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
        walker.client();
        walker.upload("phone-1", "phone", 4_321);
        try (Visit visit = Chromium.visit(phone("en-US"))) {
            Page page = visit.page();
            walker.signIn(page, ENGLISH);
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
                    .untilAsserted(() -> assertThat(walker.client()
                                    .get("/v1/me/goal")
                                    .expectSuccess()
                                    .body()
                                    .path("planned")
                                    .path(0)
                                    .path("dailySteps")
                                    .asInt())
                            .isEqualTo(4000));
        }
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
                .setTimezoneId(AppWalker.ZONE)
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
