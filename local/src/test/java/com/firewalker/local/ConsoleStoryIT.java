package com.firewalker.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An operator's duty as one story: a broken row is found, mended by a rebuild that is switched to, back and to again, and
 * events that wait are retried and dropped. With a pointer at a desk, and by the keyboard alone on a narrow dark page in
 * Korean (api.md 7, 9).
 */
class ConsoleStoryIT {

    private final WatchedWalker walker = new WatchedWalker().walk("first", 1_000, WatchedWalker.WALK);

    /** Whose event is dropped: a view that is built anew leaves it out, and here nothing follows from it. */
    private final WatchedWalker other = new WatchedWalker();

    private Visit visit;
    private Page page;
    private Hands hands;
    private Words words;

    @ParameterizedTest
    @EnumSource
    void leadsFromABrokenRowToAMendedViewAndThroughDeadLetters(Person person) throws IOException {
        assertThat(MachineDatabase.change(
                        "UPDATE firewalker_query.day_view SET total = total + 7 WHERE walker_id = ?", walker.id))
                .isOne();
        String retried = DeadLetters.plant("walker/" + walker.id, 0);
        String dropped = DeadLetters.plant("walker/" + other.id, 0);
        try (Visit opened = person.visit("UTC")) {
            visit = opened;
            page = opened.page();
            hands = person.hands(page);
            words = person.words("console");
            Ops.signIn(page);
            seesWhatWaits(retried, dropped);
            findsTheBrokenRow();
            rebuildsTheView();
            if (person == Person.AT_A_DESK) {
                Pictures.take(page, "console-rebuild");
            }
            switchesThereAndBack();
            visit.expectQuiet();
        }
    }

    private void seesWhatWaits(String retried, String dropped) {
        hands.press(page.locator("nav.places a[href='/console/dead-letters']"));
        assertThat(letter(retried)).isVisible();
        visit.expectNoSidewaysScrolling("dead letters");
        hands.press(letter(retried).getByText(words.of("letters.retry")));
        assertThat(letter(retried)).hasCount(0);
        hands.press(letter(dropped).getByText(words.of("letters.drop")));
        hands.type(page.locator("dialog textarea[name=reason]"), "a planted fault");
        hands.press(page.locator("dialog footer .danger"));
        assertThat(letter(dropped)).hasCount(0);
    }

    private Locator letter(String id) {
        return page.locator("[data-letter='" + id + "']");
    }

    private void findsTheBrokenRow() {
        hands.press(page.locator("nav.places a[href='/console']"));
        hands.press(page.locator("[data-view=days] h3 a"));
        hands.press(button("view.verify"));
        assertThat(page.locator("[aria-labelledby=proof] [data-state=different]"))
                .isVisible();
        assertThat(row()).containsText("1007");
        visit.expectNoSidewaysScrolling("a verification that found something");
    }

    private void rebuildsTheView() {
        hands.press(page.getByRole(
                AriaRole.LINK,
                new Page.GetByRoleOptions().setName(words.of("view.rebuild")).setExact(true)));
        hands.press(button("new-rebuild.try"));
        assertThat(page.locator("[data-seconds]")).isVisible();
        visit.expectNoSidewaysScrolling("a dry run");
        hands.press(button("new-rebuild.start"));
        Locator name = page.getByLabel(words.of("new-rebuild.type", Map.of("name", "days")));
        hands.type(name, "boards");
        hands.press(page.locator("dialog footer .primary"));
        assertThat(page.locator("dialog [role=alert]")).hasText(words.of("new-rebuild.other-name"));
        hands.type(name, "days");
        hands.press(page.locator("dialog footer .primary"));
        assertThat(station()).hasText(words.of("state.ready"));
        assertThat(row()).containsText("1000");
        assertThat(row().getByRole(AriaRole.LINK).first()).hasText(walker.day());
        visit.expectNoSidewaysScrolling("a rebuild that is ready");
    }

    private void switchesThereAndBack() {
        act("rebuild.switch", "state.switched");
        assertThat(walker.total()).isEqualTo(1_000);
        act("rebuild.switch-back", "state.ready");
        assertThat(walker.total()).isEqualTo(1_007);
        act("rebuild.switch", "state.switched");
        assertThat(walker.total()).isEqualTo(1_000);
    }

    private void act(String verb, String state) {
        hands.press(button(verb));
        hands.press(page.locator("dialog footer button:last-child"));
        assertThat(station()).hasText(words.of(state));
    }

    private Locator row() {
        return page.locator(".difference")
                .filter(new Locator.FilterOptions().setHasText("day_view"))
                .filter(new Locator.FilterOptions().setHasText(walker.id));
    }

    private Locator station() {
        return page.locator(".line .here");
    }

    private Locator button(String key) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(words.of(key)).setExact(true));
    }
}
