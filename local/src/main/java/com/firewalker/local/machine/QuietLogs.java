package com.firewalker.local.machine;

import java.nio.file.Path;

/** Logs of all services go to a file: the terminal is for people. */
public final class QuietLogs {

    private QuietLogs() {}

    /** Must be called before anything logs. */
    public static void into(Path directory) {
        System.setProperty("firewalker.logs", directory.toString());
        System.setProperty("logback.configurationFile", "com/firewalker/local/machine/logback.xml");
        // Three services share one logging system: none of them may set it up anew.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("java.util.logging.config.class", SilentJdkLogging.class.getName());
        System.setProperty("axoniq.update-checker.disabled", "true");
    }

    /** What still logs through the JDK says nothing below warnings. */
    public static final class SilentJdkLogging {
        public SilentJdkLogging() {
            java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
        }
    }
}
