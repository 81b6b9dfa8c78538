package com.firewalker.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A known weakness of some versions of an artifact, as {@code advisories.txt} lists it.
 *
 * @param borne why it is borne; empty where it is not
 */
record Advisory(String artifact, String versions, String id, String borne) {

    private static final Pattern LINE = Pattern.compile("(\\S+:\\S+) ([\\[(]\\S*,\\S*[\\])]) (\\S+)(?: (.+))?");
    private static final Pattern RELEASED = Pattern.compile("(?i)\\d*|final|release|ga|jre|android");

    static List<Advisory> read() throws IOException {
        return Files.readAllLines(Repository.root().resolve("local/src/test/resources/advisories.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Advisory::of)
                .toList();
    }

    static Advisory of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(line);
        }
        return new Advisory(
                parts.group(1),
                parts.group(2),
                parts.group(3),
                Optional.ofNullable(parts.group(4)).orElse(""));
    }

    /** The version of this artifact that the file is, by its place in a Maven repository. */
    Optional<String> versionOf(Path jar) {
        String[] name = artifact.split(":");
        Path folder = jar.getParent();
        if (folder == null || folder.getParent() == null) {
            return Optional.empty();
        }
        boolean ours = folder.getParent().endsWith(Path.of(name[0].replace('.', '/'), name[1]));
        return ours ? Optional.of(folder.getFileName().toString()) : Optional.empty();
    }

    boolean concerns(String version) {
        String[] ends = versions.substring(1, versions.length() - 1).split(",", -1);
        int least = ends[0].isEmpty() ? 1 : compare(version, ends[0]);
        int most = ends[1].isEmpty() ? -1 : compare(version, ends[1]);
        return (versions.startsWith("[") ? least >= 0 : least > 0) && (versions.endsWith("]") ? most <= 0 : most < 0);
    }

    /** Number by number; what is no release comes before the release. */
    private static int compare(String one, String other) {
        String[] left = one.split("[.-]");
        String[] right = other.split("[.-]");
        for (int place = 0; place < Math.max(left.length, right.length); place++) {
            int order = Long.compare(rank(left, place), rank(right, place));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long rank(String[] version, int place) {
        String part = place < version.length ? version[place] : "";
        if (!RELEASED.matcher(part).matches()) {
            return -1;
        }
        return part.matches("\\d+") ? Long.parseLong(part) : 0;
    }
}
