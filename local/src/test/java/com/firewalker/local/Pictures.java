package com.firewalker.local;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures of pages. Those for the documents are always taken, and put into docs/pictures with
 * {@code -Dfirewalker.pictures=true}; with {@code -Dfirewalker.looks=true} every page and dialog is kept in
 * local/target/looks, at a phone's and a desk's width, light and dark, in both languages.
 */
final class Pictures {

    private static final int[] WIDTHS = {360, 1_100};
    private static final int HEIGHT = 800;

    private Pictures() {}

    static void take(Page page, String name) throws IOException {
        Path folder = Repository.root()
                .resolve(Boolean.getBoolean("firewalker.pictures") ? "docs/pictures" : "local/target/pictures");
        Files.createDirectories(folder);
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    /** What is to be looked at by a person, where somebody asked for it; leaves the page as it was. */
    static void look(Page page, String name) {
        if (!Boolean.getBoolean("firewalker.looks")) {
            return;
        }
        Path folder = Repository.root().resolve("local/target/looks");
        ViewportSize size = page.viewportSize();
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                String file = name.replaceAll("[^A-Za-z0-9-]+", "_") + "." + width + "." + scheme + ".png";
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(folder.resolve(file))
                        .setFullPage(true));
            }
        }
        page.setViewportSize(size.width, size.height);
    }
}
