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

    void expectQuiet() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
