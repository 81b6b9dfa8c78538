package com.firewalker.local;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** Who walks through the pages, and with what. */
enum Person {
    AT_A_DESK("en", "en-US", ColorScheme.LIGHT, 1100, 760, true),
    ON_A_PHONE_IN_THE_DARK_BY_KEYS_IN_KOREAN("ko", "ko-KR", ColorScheme.DARK, 360, 740, false);

    private final String language;
    private final String locale;
    private final ColorScheme colours;
    private final int width;
    private final int height;
    private final boolean pointer;

    Person(String language, String locale, ColorScheme colours, int width, int height, boolean pointer) {
        this.language = language;
        this.locale = locale;
        this.colours = colours;
        this.width = width;
        this.height = height;
        this.pointer = pointer;
    }

    Visit visit(String zone) {
        return Chromium.visit(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(locale)
                .setTimezoneId(zone)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    /** @param site "app" or "console" */
    Words words(String site) {
        return Words.of(site, language);
    }

    Hands hands(Page page) {
        return new Hands(page, pointer);
    }
}
