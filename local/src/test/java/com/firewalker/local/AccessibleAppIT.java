package com.firewalker.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every page and every dialog of the app, with all in it that a walker can have. */
class AccessibleAppIT {

    private static final Words WORDS = Words.of("app", "en");
    private static final String LATE = """
            "late":[{"period":"day","from":"2026-05-04","to":"2026-05-04","steps":500,"reason":"late-not-counted"}]""";

    private final FullAccount account = new FullAccount();
    private final AppWalker walker = account.walker;

    @Test
    void isAccessibleOnEveryPage() {
        walker.uploadWholeDay();
        account.hold();
        account.befriend();
        TestChallenge own = account.organised();
        TestChallenge sealed = account.sealed();
        try (Visit visit = visit()) {
            Page page = visit.page();
            Looks looks = new Looks("app", visit);
            strangersPages(looks);
            walker.signIn(page, WORDS);
            looks.page("/", "");
            page.locator("fw-bars svg[role=listbox]").focus();
            page.keyboard().press("End");
            page.locator("details > summary").first().click();
            looks.now("today with a reason and a table");
            showLateSteps(page);
            looks.page("/days/:date", "/days/" + account.yesterday);
            assertThat(page.getByText(WORDS.of("today.late-day"))).isVisible();
            for (String period : List.of("week", "month", "year")) {
                looks.page("/history", "/history?period=" + period);
            }
            for (String board : List.of("global&period=day", "friends&period=month", "global&period=week&around")) {
                looks.page("/boards", "/boards?scope=" + board);
            }
            looks.page("/challenges", "/challenges");
            looks.page("/challenges", "/challenges?tab=sealed");
            looks.page("/challenges/new", "/challenges/new");
            looks.page("/challenges/:id", "/challenges/" + sealed.id());
            looks.page("/challenges/:id", "/challenges/" + own.id());
            for (Locator tab : page.locator(".tabs > button").all()) {
                tab.click();
                looks.now("a challenge: " + tab.textContent());
            }
            looks.page("/join/:code", "/join/" + own.code());
            looks.page("/friends", "/friends");
            looks.page("/inbox", "/inbox");
            looks.page("/me", "/me");
            looks.page("/me/records", "/me/records?date=" + account.yesterday);
            looks.page("/me/notifications", "/me/notifications");
            looks.go("/no/such/page");
            looks.now("no such page");
            looks.expectEveryPage();
            visit.expectQuiet();
        }
    }

    /** As if a board of the day had been sealed before its last steps came. */
    private static void showLateSteps(Page page) {
        page.route("**/explanation", route -> {
            APIResponse told = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(told)
                    .setBody(told.text()
                            .replace("\"late\":[]", LATE)
                            .replace("\"sentences\":{", "\"sentences\":{\"late-not-counted\":\"Came late.\",")));
        });
    }

    private static void strangersPages(Looks looks) {
        for (String path : List.of("/sign-in", "/sign-up", "/forgot", "/reset", "/verify", "/undo")) {
            looks.page(path, path + "?token=old");
        }
    }

    @Test
    void isAccessibleInEveryDialog() {
        account.hold();
        account.befriend();
        TestChallenge own = account.organised();
        TestChallenge open = account.open();
        try (Visit visit = visit()) {
            Page page = visit.page();
            Looks looks = new Looks("app", visit);
            walker.signIn(page, WORDS);
            looks.go("/days/" + account.yesterday);
            looks.dialog("\"appeal.act\"", button(page, "appeal.act"));
            looks.go("/me/records?date=" + account.yesterday);
            looks.dialog(
                    "\"records.delete-title\"", page.locator("main .danger").first());
            looks.go("/friends");
            looks.dialog(
                    "profile ? profile.displayName : t(\"profile.unknown\")",
                    page.locator("main button.who").first());
            page.locator("main button.who").first().click();
            page.locator("dialog .danger").click();
            looks.dialog("\"friends.block-title\"");
            looks.dialog(
                    "\"friends.part-title\"",
                    page.getByText(WORDS.of("friends.part")).first());
            dialogsOfChallenges(looks, page, own, open);
            dialogsOfTheAccount(looks, page);
            looks.expectEveryDialog();
            visit.expectQuiet();
        }
    }

    private static void dialogsOfChallenges(Looks looks, Page page, TestChallenge own, TestChallenge open) {
        looks.go("/challenges/" + open.id());
        looks.dialog("\"title.join\"", button(page, "challenge.join"));
        looks.go("/challenges/" + own.id());
        looks.dialog("\"challenge.leave\"", button(page, "challenge.leave"));
        looks.dialog("\"challenge.cancel\"", button(page, "challenge.cancel"));
        looks.dialog("\"edit\"", button(page, "edit"));
        button(page, "challenge.tab-teams").click();
        looks.dialog("\"challenge.new-team\"", button(page, "challenge.new-team"));
        button(page, "challenge.tab-members").click();
        looks.dialog(
                "\"challenge.remove-title\"", page.locator(".people .danger").first());
        looks.go("/challenges/new");
        page.locator("input[name=name]").fill("Walk to the sea");
        button(page, "challenge.make").click();
        looks.dialog("name");
    }

    private static void dialogsOfTheAccount(Looks looks, Page page) {
        looks.go("/me");
        looks.dialog("device.shown", page.locator(".order button.small").first());
        looks.dialog("\"me.change-email\"", button(page, "me.change-email"));
        for (String act :
                List.of("me.change-password", "me.totp", "me.totp-off", "me.sign-out-everywhere", "me.erase")) {
            looks.dialog("\"" + act + "\"", button(page, act));
        }
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
                .setTimezoneId(AppWalker.ZONE)
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
                .setReducedMotion(ReducedMotion.REDUCE));
    }
}
