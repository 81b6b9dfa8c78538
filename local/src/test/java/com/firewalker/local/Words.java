package com.firewalker.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a site says in one language, read from its sources. */
final class Words {

    private static final Pattern WORD = Pattern.compile("(?m)^  \"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\",$");

    private final Map<String, String> words = new HashMap<>();

    private Words() {}

    /** @param language "en" or "ko" */
    static Words of(String site, String language) {
        Words all = new Words();
        try {
            for (String folder : List.of("shared", site)) {
                Path file = Repository.root().resolve("web/src/main/web/" + folder + "/words/" + language + ".js");
                WORD.matcher(Files.readString(file))
                        .results()
                        .forEach(word -> all.words.put(word.group(1), word.group(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    String of(String key) {
        return Objects.requireNonNull(words.get(key), key);
    }

    /** With the values of the names in it. */
    String of(String key, Map<String, String> values) {
        String said = of(key);
        for (Map.Entry<String, String> value : values.entrySet()) {
            said = said.replace("{" + value.getKey() + "}", value.getValue());
        }
        return said;
    }
}
