package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Reason;
import com.firewalker.platform.openapi.ContractWords;
import com.firewalker.platform.openapi.ContractWords.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lists of codes and reasons against the source: what a client may hear stands there, and nothing else does. */
class CodesTest {

    private static final List<String> ROOMS = List.of("platform", "command-side", "query-side", "notification");

    /** A status and a code, as every refusal is made; or a day's own, which are all 409; or 429 by its limit. */
    private static final Pattern REFUSAL = Pattern.compile("\\(\\s*([45]\\d\\d),\\s*\"([a-z][a-z0-9-]*)\"");

    private static final Pattern OF_A_DAY = Pattern.compile("new DayRefused\\(\\s*\"([a-z][a-z0-9-]*)\"");
    private static final Pattern BY_LIMIT = Pattern.compile("new FriendshipRefused\\(\\s*\"([a-z][a-z0-9-]*)\"");

    @Test
    void listEveryProblemCodeWithItsStatus() {
        Set<String> said = new TreeSet<>();
        for (String source : sources(ROOMS)) {
            found(REFUSAL, source)
                    .map(match -> match.group(1) + " " + match.group(2))
                    .forEach(said::add);
            found(OF_A_DAY, source).map(match -> "409 " + match.group(1)).forEach(said::add);
            found(BY_LIMIT, source).map(match -> "429 " + match.group(1)).forEach(said::add);
        }
        said.add("422 date-out-of-range");
        Set<String> listed = ContractWords.PROBLEM_CODES.stream()
                .map(word -> word.kind() + " " + word.word())
                .collect(Collectors.toCollection(TreeSet::new));
        listed.remove("500 internal-error");
        assertThat(said).isEqualTo(listed);
    }

    @Test
    void listEveryReasonOfAnExplanation() {
        Set<String> reasons = Arrays.stream(Reason.values())
                .filter(reason -> reason != Reason.REASON_UNSPECIFIED && reason != Reason.UNRECOGNIZED)
                .map(reason -> reason.name()
                        .substring("REASON_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(words()).containsAll(reasons);
    }

    private static Set<String> words() {
        return ContractWords.REASONS.stream().map(Word::word).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<MatchResult> found(Pattern pattern, String source) {
        return pattern.matcher(source).results();
    }

    private static List<String> sources(List<String> rooms) {
        return rooms.stream()
                .map(room -> Repository.root().resolve(room.contains("/") ? room : room + "/src/main/java"))
                .flatMap(CodesTest::files)
                .toList();
    }

    private static Stream<String> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(CodesTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
