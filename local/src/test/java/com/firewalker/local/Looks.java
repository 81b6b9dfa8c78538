package com.firewalker.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at every page and dialog of a site on a narrow phone: accessible in the light and in the dark, and no wider than
 * the phone in both languages. Knows in the end whether something was left out.
 */
final class Looks {

    private final String site;
    private final SiteSources sources;
    private final Visit visit;
    private final Page page;
    private final Set<String> routes = new TreeSet<>();
    private final Set<String> dialogs = new TreeSet<>();

    /** @param site "app" or "console" */
    Looks(String site, Visit visit) {
        this.site = site;
        this.sources = new SiteSources(site);
        this.visit = visit;
        this.page = visit.page();
        page.navigate("/" + site);
    }

    /** @param path under the site's own, with whatever stands for the route's names */
    void page(String route, String path) {
        routes.add(route);
        for (String language : new String[] {"ko", "en"}) {
            page.evaluate("language => localStorage.setItem('firewalker-language', language)", language);
            go(path);
            visit.expectNoSidewaysScrolling(language + " " + path);
            visit.expectNoOverlaps(language + " " + path);
            Pictures.look(page, site + path + "." + language);
        }
        visit.expectAccessible(path);
    }

    /** What the page shows now, after something was pressed. */
    void now(String what) {
        settle();
        visit.expectAccessible(what);
        visit.expectNoSidewaysScrolling(what);
        visit.expectNoOverlaps(what);
        Pictures.look(page, site + " " + what);
    }

    /** @param title as the sources write it */
    void dialog(String title, Locator opener) {
        opener.click();
        dialog(title);
    }

    /** The dialog that is open. */
    void dialog(String title) {
        dialogs.add(title);
        page.locator("dialog[open]").waitFor();
        visit.expectAccessible(title);
        visit.expectNoSidewaysScrolling(title);
        visit.expectNoOverlaps(title);
        Pictures.look(page, site + " dialog " + title);
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
    }

    void go(String path) {
        page.navigate("/" + site + path);
        settle();
    }

    private void settle() {
        page.locator("main h1, main .card, main .notices").first().waitFor();
        assertThat(page.locator("main .loading")).hasCount(0);
    }

    void expectEveryPage() {
        assertThat(routes).as("pages that were looked at").isEqualTo(sources.routes());
    }

    void expectEveryDialog() {
        assertThat(dialogs).as("dialogs that were looked at").isEqualTo(sources.dialogs());
    }
}
