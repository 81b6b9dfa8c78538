package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A person's browser, and all it complained of: console errors, requests that failed, breaches of the policy. */
final class Visit implements AutoCloseable {

    private static final List<String> RULES = Arrays.asList("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    static final double PATIENCE_MILLIS = 20_000;

    /** What floats above the others on purpose, a sticky row or a mark on a picture, is left out. */
    private static final String OVERLAPS = """
            () => {
              const scope = document.querySelector('dialog[open]') ?? document.querySelector('main');
              const shown = element => {
                const style = getComputedStyle(element);
                const {width, height} = element.getBoundingClientRect();
                return width > 1 && height > 1 && !['absolute', 'sticky', 'fixed'].includes(style.position);
              };
              const all = (selector, of = scope) => [...of.querySelectorAll(selector)].filter(shown);
              const groups = all('.card, .stack, form, fieldset').map(group => [...group.children].filter(shown));
              groups.push(all('button, select, textarea, a.button, input:not([type=file])'));
              const found = [];
              for (const group of groups) {
                const boxes = group.map(element => element.getBoundingClientRect());
                for (let one = 0; one < group.length; one++) {
                  for (let other = one + 1; other < group.length; other++) {
                    const wide = Math.min(boxes[one].right, boxes[other].right) - Math.max(boxes[one].left, boxes[other].left);
                    const high = Math.min(boxes[one].bottom, boxes[other].bottom) - Math.max(boxes[one].top, boxes[other].top);
                    if (wide > 1 && high > 1) {
                      found.push(group[one].outerHTML.slice(0, 80) + ' / ' + group[other].outerHTML.slice(0, 80));
                    }
                  }
                }
              }
              return found;
            }""";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visit(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript("document.addEventListener('securitypolicyviolation',"
                + "e=>console.error('policy: '+e.violatedDirective+' '+e.blockedURI))");
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
    }

    Page page() {
        return page;
    }

    /** What the browser complained of so far; a test that provokes a refusal takes it away from here. */
    List<String> complaints() {
        return complaints;
    }

    /** No violation of WCAG 2.2 AA that a program can find, in the light and in the dark. */
    void expectAccessible(String where) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            List<Rule> violations = new AxeBuilder(page)
                    .withTags(RULES)
                    .setLegacyMode(true)
                    .analyze()
                    .getViolations();
            assertThat(violations)
                    .as(
                            "%s, %s: %s",
                            where,
                            scheme,
                            violations.stream()
                                    .map(violation -> violation.getId() + " " + violation.getNodes())
                                    .toList())
                    .isEmpty();
        }
    }

    /** Nothing sticks out to the side. */
    void expectNoSidewaysScrolling(String where) {
        int over = ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
        assertThat(over).as(where).isLessThanOrEqualTo(0);
    }

    /** No two controls lie on each other, and no two parts of a card, a form or a dialog. */
    void expectNoOverlaps(String where) {
        assertThat((List<?>) page.evaluate(OVERLAPS)).as(where).isEmpty();
    }

    void expectQuiet() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
