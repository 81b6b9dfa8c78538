package com.firewalker.local;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How a person works a page: with a pointer, or with the keyboard alone. */
final class Hands {

    private static final int MOST_TABS = 150;

    private final Page page;
    private final boolean pointer;

    Hands(Page page, boolean pointer) {
        this.page = page;
        this.pointer = pointer;
    }

    void press(Locator target) {
        if (pointer) {
            target.click();
        } else {
            reach(target);
            page.keyboard().press("Enter");
        }
    }

    void type(Locator field, String text) {
        if (pointer) {
            field.fill(text);
        } else {
            reach(field);
            page.keyboard().press("Control+A");
            page.keyboard().type(text);
        }
    }

    /** The first bar of a chart that is one: by a tap, or by the key that leads there. */
    void chooseFirstBar(Locator chart) {
        if (pointer) {
            chart.locator("g:has(.bar)").first().click();
        } else {
            reach(chart.locator("svg[role=listbox]"));
            page.keyboard().press("Home");
        }
    }

    private void reach(Locator target) {
        target.waitFor();
        for (int tab = 0; tab < MOST_TABS; tab++) {
            if (Boolean.TRUE.equals(target.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("cannot be reached by the Tab key: " + target);
    }
}
