package com.firewalker.local.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server's own log. */
final class LogFile {

    private static final int LINES = 8;

    private LogFile() {}

    /** The last lines in one, for a message about why a server did not start. */
    static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "no log at " + log;
        }
    }
}
