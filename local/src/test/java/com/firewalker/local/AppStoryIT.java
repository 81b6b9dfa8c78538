package com.firewalker.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.local.client.WalkerClient;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The app as one story: a friend's link, becoming a walker, steps that come and why they count, a challenge by its code,
 * a result that is sealed, told and printed, and the way out. Once with a pointer at a desk, once by the keyboard alone
 * on a narrow dark page in Korean.
 */
class AppStoryIT {

    private static final int FRIENDS_STEPS = 2_500;
    private static final int STEPS = 2_000;

    /** On paper the letters are dark, also for whoever reads in the dark. */
    private static final String INK = "rgb(33, 29, 26)";

    private final LocalDate last = TestChallenge.lastEnded();
    private final WalkerClient friend = OneMachine.walker(AppWalker.ZONE);
    private final TestChallenge ended = TestChallenge.of(friend, "Walk to the sea", last.minusDays(2), last, Map.of());
    private final TestChallenge running = TestChallenge.of(
            friend,
            "Every day",
            AppWalker.today().minusDays(1),
            AppWalker.today().plusDays(5),
            Map.of());
    private final AppWalker walker = new AppWalker();

    private Visit visit;
    private Page page;
    private Hands hands;
    private Words words;

    @ParameterizedTest
    @EnumSource
    void leadsFromAFriendsLinkToASealedResultAndOut(Person person) {
        try (Visit opened = person.visit(AppWalker.ZONE)) {
            visit = opened;
            page = opened.page();
            hands = person.hands(page);
            words = person.words("app");
            becomesAWalkerByALink();
            seesStepsComeWithoutLoadingThePageAgain();
            readsWhyTheyCount();
            joinsAChallengeByItsCode();
            seesAChallengeSealed();
            readsTheResultInTheInbox();
            printsIt();
            visit.expectQuiet();
            leavesForGood();
            visit.expectQuiet();
        }
    }

    private void becomesAWalkerByALink() {
        page.navigate("/app/join/" + ended.code());
        assertThat(heading()).hasText(ended.name());
        hands.press(link(words.of("account.to-sign-up")));
        hands.type(page.locator("input[name=displayName]"), "Ada");
        hands.type(page.locator("input[name=email]"), walker.email);
        hands.type(page.locator("input[name=password]"), OneMachine.PASSWORD);
        visit.expectNoSidewaysScrolling("becoming a walker");
        hands.press(button(words.of("account.sign-up")));
        joins(ended);
    }

    /** From what a code leads to into the challenge. */
    private void joins(TestChallenge challenge) {
        assertThat(heading()).hasText(challenge.name());
        hands.press(button(words.of("challenge.join")));
        hands.press(page.locator("dialog footer .primary"));
        page.waitForURL("**/app/challenges/" + challenge.id());
        assertThat(heading()).hasText(challenge.name());
    }

    private void seesStepsComeWithoutLoadingThePageAgain() {
        hands.press(place(""));
        assertThat(page.getByText(words.of("today.nothing"))).isVisible();
        page.evaluate("window.neverLoadedAgain = true");
        walker.upload("watch-1", "watch", 900);
        assertThat(page.locator(".ring [data-total='900']")).isVisible();
        assertThat(page.locator("fw-bars .bar")).hasCount(1);
        walker.upload("phone-1", "phone", 1_000);
        walker.upload("phone-1", "phone", 1, 600);
        assertThat(page.locator(".ring [data-total='1500']")).isVisible();
        assertThat(page.locator("fw-bars .bar")).hasCount(2);
        assertThat(page.evaluate("window.neverLoadedAgain")).isEqualTo(true);
    }

    private void readsWhyTheyCount() {
        hands.chooseFirstBar(page.locator("fw-bars"));
        Locator why = page.locator(".why");
        assertThat(why).containsText(claim("watch", "900"));
        assertThat(why).containsText(claim("phone", "1,000"));
        assertThat(why)
                .containsText(words.of("today.counts", Map.of("device", words.of("kind.watch"), "steps", "900")));
        visit.expectNoSidewaysScrolling("today");
    }

    private String claim(String kind, String steps) {
        return words.of("today.claim", Map.of("device", words.of("kind." + kind), "steps", steps));
    }

    private void joinsAChallengeByItsCode() {
        hands.press(place("/challenges"));
        hands.type(page.locator("input[name=code]"), running.code());
        hands.press(button(words.of("challenge.look")));
        joins(running);
        assertThat(page.locator(".place.me .figures")).hasText("1,500");
        hands.press(button(words.of("challenge.tab-mine")));
        assertThat(page.locator("table.days")).containsText("1,500");
        visit.expectNoSidewaysScrolling("one's days in a challenge");
    }

    private void seesAChallengeSealed() {
        ended.walk(friend, last, AppWalker.ZONE, FRIENDS_STEPS);
        ended.walk(walker.client(), last, AppWalker.ZONE, STEPS);
        hands.press(place("/challenges"));
        hands.press(link(ended.name()));
        assertThat(page.locator(".place")).hasCount(2);
        assertThat(page.locator(".place.me .figures")).hasText("2,000");
        assertThat(page.locator(".place.me .rank")).hasText("2");
        assertThat(page.locator("main .badge").first()).hasText(words.of("state.closing"));
        ended.seal();
        assertThat(page.locator("main .badge").first()).hasText(words.of("state.sealed"));
        visit.expectNoSidewaysScrolling("a sealed challenge");
    }

    private void readsTheResultInTheInbox() {
        Locator told = page.locator(".notices a[href='/app/challenges/" + ended.id() + "']")
                .filter(new Locator.FilterOptions().setHasText(ended.name()));
        hands.press(page.locator(".bell"));
        assertThat(told.first()).isVisible();
        visit.expectNoSidewaysScrolling("the inbox");
        hands.press(told.first());
        assertThat(heading()).hasText(ended.name());
    }

    private void printsIt() {
        page.evaluate("window.print = () => { window.printed = true; }");
        hands.press(button(words.of("challenge.print")));
        assertThat(page.evaluate("window.printed")).isEqualTo(true);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("nav.places")).isHidden();
        assertThat(button(words.of("challenge.print"))).isHidden();
        assertThat(page.locator(".place")).hasCount(2);
        assertThat(page.locator("main")).containsText("2,500");
        assertThat(heading()).hasCSS("color", INK);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private void leavesForGood() {
        hands.press(page.locator("a.self"));
        hands.press(button(words.of("me.erase")));
        hands.type(page.locator("dialog input[name=password]"), OneMachine.PASSWORD);
        hands.press(page.locator("dialog footer .danger"));
        page.waitForURL("**/app/sign-in");
        assertThat(page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('firewalker-seen')).length"))
                .isEqualTo(0);
        assertThatThrownBy(() -> walker.client().get("/v1/me")).hasMessageContaining("bad-credentials");
    }

    private Locator heading() {
        return page.locator("main h1");
    }

    private Locator place(String path) {
        return page.locator("nav.places a[href='/app" + path + "']");
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
