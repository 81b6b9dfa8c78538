package com.firewalker.platform.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What a guard would write down: who came in, who was turned away, what was revoked, what operators did.
 * Ids only: never a token, password, e-mail or name; whatever a caller sent is stripped of line breaks.
 */
public final class SecurityLog {

    private static final Logger log = LoggerFactory.getLogger("firewalker.security");
    private static final int LONGEST = 200;

    private SecurityLog() {}

    /** @param pairs name, value, name, value … */
    public static void note(String event, Object... pairs) {
        LoggingEventBuilder line = log.atInfo().addKeyValue("event", event);
        StringBuilder text = new StringBuilder(event);
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            String name = clean(pairs[i]);
            String value = clean(pairs[i + 1]);
            line = line.addKeyValue(name, value);
            text.append(' ').append(name).append('=').append(value);
        }
        line.log(text.toString());
    }

    static String clean(Object value) {
        String text = String.valueOf(value);
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return bounded.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]", "_");
    }
}
