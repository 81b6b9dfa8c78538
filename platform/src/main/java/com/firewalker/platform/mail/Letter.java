package com.firewalker.platform.mail;

import org.jspecify.annotations.Nullable;

/**
 * One mail to one address.
 * @param language of its words, for example {@code ko}
 * @param html the same as the text for programs that show it; null: text only
 * @param key the same key gives the same message id: mail programs show a repeated message once
 */
public record Letter(
        String to,
        String subject,
        String language,
        String text,
        @Nullable String html,
        String key) {

    /** Says nothing of what is in it. */
    @Override
    public String toString() {
        return "Letter";
    }
}
