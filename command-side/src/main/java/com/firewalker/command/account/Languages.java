package com.firewalker.command.account;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The language that mails are written in. */
final class Languages {

    private static final String USUAL = "en";
    private static final Set<String> KNOWN = Set.of(USUAL, "ko");

    private Languages() {}

    /** The first that we write, of what an {@code Accept-Language} header asks for. */
    static String of(@Nullable String acceptLanguage) {
        try {
            return acceptLanguage == null
                    ? USUAL
                    : Locale.LanguageRange.parse(acceptLanguage).stream()
                            .map(range -> range.getRange().split("-")[0])
                            .filter(KNOWN::contains)
                            .findFirst()
                            .orElse(USUAL);
        } catch (IllegalArgumentException malformed) {
            return USUAL;
        }
    }
}
