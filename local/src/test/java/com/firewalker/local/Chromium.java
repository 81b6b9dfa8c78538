package com.firewalker.local;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One browser for all tests of the pages: Debian's chromium. Tests are skipped where there is none. */
final class Chromium {

    private Chromium() {}

    static Visit visit() {
        return visit(new Browser.NewContextOptions());
    }

    /** A browser profile of its own, with nothing kept from others, before the machine's front door. */
    static Visit visit(Browser.NewContextOptions options) {
        Assumptions.assumeTrue(program().isPresent(), "no chromium here: the pages are not tried in a browser");
        return new Visit(Holder.BROWSER.newContext(
                options.setBaseURL(OneMachine.machine().uri().toString())));
    }

    private static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static final class Holder {

        private static final Playwright PLAYWRIGHT = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private static final Browser BROWSER = PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--test-third-party-cookie-phaseout")));

        static {
            PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE_MILLIS);
            Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close, "end-browser"));
        }
    }
}
