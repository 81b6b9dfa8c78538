package com.firewalker.local;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures of pages for the documents: always taken, put into docs/pictures with {@code -Dfirewalker.pictures=true}. */
final class Pictures {

    private Pictures() {}

    static void take(Page page, String name) throws IOException {
        Path folder = Repository.root()
                .resolve(Boolean.getBoolean("firewalker.pictures") ? "docs/pictures" : "local/target/pictures");
        Files.createDirectories(folder);
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
}
