package com.firewalker.local;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every page and every dialog of the console, with something in each. */
class AccessibleConsoleIT {

    private static final Words WORDS = Words.of("console", "en");

    private final WatchedWalker walker =
            new WatchedWalker().walk("first", 400, WatchedWalker.WALK).hold();
    private final String letter = DeadLetters.plant(walker.day(), 0);
    private final String rebuild = rebuilt();

    AccessibleConsoleIT() {
        walker.client()
                .post("/v1/me/days/" + WatchedWalker.DAY + "/appeals", Map.of("text", "I ran the marathon."))
                .expectSuccess();
    }

    @AfterEach
    void takeAway() {
        Ops.call("POST", "/rebuilds/" + rebuild + "/cancel", null);
        Ops.call("DELETE", "/projections/days/dead-letters/" + letter, Map.of("reason", "a test is over"));
    }

    /** A second version of a small view that waits to be switched to. */
    private static String rebuilt() {
        String id = Ops.call("POST", "/projections/badges/rebuilds", Map.of("mode", "shadow"))
                .path("rebuildId")
                .asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Ops.call("GET", "/rebuilds/" + id, null)
                        .path("state")
                        .asString()
                        .equals("ready"));
        return id;
    }

    @Test
    void isAccessibleOnEveryPage() {
        try (Visit visit = visit()) {
            Page page = visit.page();
            Looks looks = new Looks("console", visit);
            looks.page("/sign-in", "/sign-in");
            looks.page("/enter", "/enter");
            secondFactor(looks, page);
            Ops.signIn(page);
            looks.page("/", "");
            looks.page("/views/:name", "/views/days");
            looks.page("/views/:name", "/views/goal-saga");
            looks.page("/views/:name/rebuild", "/views/days/rebuild");
            page.locator("input[value=in-place]").check();
            page.locator("input[value=walker]").check();
            looks.now("a rebuild in place of one walker");
            looks.page("/rebuilds", "/rebuilds");
            looks.page("/rebuilds/:id", "/rebuilds/" + rebuild);
            looks.page("/dead-letters", "/dead-letters");
            page.locator("input[type=checkbox]").first().check();
            page.locator("details > summary").first().click();
            looks.now("chosen letters");
            looks.page("/streams", "/streams");
            looks.page("/streams", "/streams?id=" + walker.day());
            looks.page("/walkers", "/walkers?id=" + walker.id);
            looks.page("/appeals", "/appeals");
            looks.page("/audit", "/audit");
            looks.page("/operators", "/operators");
            looks.go("/nowhere");
            looks.now("no such page");
            looks.expectEveryPage();
            visit.expectQuiet();
        }
    }

    /** Before it is begun, with secret and codes, and where a code is asked for. */
    private static void secondFactor(Looks looks, Page page) {
        String name = "admin-" + UUID.randomUUID().toString().substring(0, 8);
        Ops.call("POST", "/operators", Map.of("name", name, "role", "admin"));
        Ops.enter(page, name);
        looks.now("an admin who only reads");
        looks.page("/second-factor", "/second-factor");
        button(page, "factor.begin").click();
        String secret = page.locator("code.code").textContent();
        looks.now("a second factor that was begun");
        page.locator("[name=code]").fill(Authenticator.code(secret));
        page.keyboard().press("Enter");
        page.locator("[data-view=days]").waitFor();
        Ops.enter(page, name);
        looks.page("/second-factor", "/second-factor");
        Ops.call("DELETE", "/operators/" + name, null);
        page.context().clearCookies();
    }

    @Test
    void isAccessibleInEveryDialog() {
        try (Visit visit = visit()) {
            Page page = visit.page();
            Looks looks = new Looks("console", visit);
            Ops.signIn(page);
            dialogsOfViews(looks, page);
            looks.go("/dead-letters");
            looks.dialog("\"letters.drop-title\"", page.locator("[data-letter='" + letter + "'] .danger"));
            looks.go("/walkers?id=" + walker.id);
            for (String verb : List.of("walkers.suspend", "walkers.sign-out", "walkers.erase")) {
                looks.dialog("\"walkers.\" + verb", button(page, verb));
            }
            looks.dialog("\"walkers.release\"", button(page, "walkers.release"));
            looks.go("/appeals");
            looks.dialog("\"appeals.\" + verb", button(page, "appeals.grant").first());
            looks.dialog("\"appeals.\" + verb", button(page, "appeals.deny").first());
            dialogsOfOperators(looks, page);
            looks.expectEveryDialog();
            visit.expectQuiet();
        }
    }

    private void dialogsOfViews(Looks looks, Page page) {
        looks.go("/views/badges");
        looks.dialog("\"view.pause-title\"", button(page, "view.pause"));
        Ops.call("POST", "/projections/badges/pause", null);
        looks.dialog("\"view.resume-title\"", button(page, "view.resume"));
        Ops.call("POST", "/projections/badges/resume", null);
        looks.go("/views/days/rebuild");
        looks.dialog("\"new-rebuild.of\"", button(page, "new-rebuild.start"));
        looks.go("/rebuilds/" + rebuild);
        looks.dialog("\"rebuild.\" + verb", button(page, "rebuild.switch"));
        looks.dialog("\"rebuild.\" + verb", button(page, "rebuild.cancel"));
    }

    private static void dialogsOfOperators(Looks looks, Page page) {
        String name = "viewer-" + UUID.randomUUID().toString().substring(0, 8);
        Ops.call("POST", "/operators", Map.of("name", name, "role", "viewer"));
        looks.go("/operators");
        looks.dialog("\"operators.add\"", button(page, "operators.add"));
        Locator one = page.locator("main .card").filter(new Locator.FilterOptions().setHasText(name));
        looks.dialog("\"operators.role-of\"", one.getByText(WORDS.of("operators.role")));
        looks.dialog("t(\"operators.link\")", one.getByText(WORDS.of("operators.link")));
        looks.dialog("\"operators.\" + verb", one.getByText(WORDS.of("operators.sign-out")));
        looks.dialog("\"operators.\" + verb", one.getByText(WORDS.of("operators.remove")));
        Ops.call("DELETE", "/operators/" + name, null);
    }

    private static Locator button(Page page, String key) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(WORDS.of(key)).setExact(true));
    }

    private static Visit visit() {
        return Chromium.visit(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setLocale("en-US")
                .setReducedMotion(ReducedMotion.REDUCE));
    }
}
