package com.firewalker.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/events.md speaks of the messages there are, and of no others. */
class EventCatalogueTest {

    private static final Pattern HEADING = Pattern.compile("(?m)^### (\\w+)$");
    private static final Pattern PART = Pattern.compile("`(\\w+)`: ");

    private final String catalogue = read();

    @Test
    void namesEveryMessageAndNoOther() {
        List<String> named = Stream.concat(matches(HEADING, catalogue), matches(PART, catalogue))
                .toList();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(Schema.compiled()
                        .eventMessages()
                        .map(Descriptor::getName)
                        .toList());
    }

    @Test
    void explainsEveryFieldOfEveryEvent() {
        Stream<String> unexplained = Schema.compiled()
                .eventMessages()
                .filter(event -> entries().stream().anyMatch(entry -> entry.startsWith(event.getName() + "\n")))
                .filter(event -> !event.getName().equals("EventMetadata"))
                .flatMap(event -> event.getFields().stream())
                .filter(field -> !isExplained(field))
                .map(FieldDescriptor::getFullName);
        assertThat(unexplained).isEmpty();
    }

    private boolean isExplained(FieldDescriptor field) {
        return entries().stream()
                .filter(entry -> entry.startsWith(field.getContainingType().getName() + "\n"))
                .anyMatch(entry -> entry.contains("`" + field.getName() + "`"));
    }

    private List<String> entries() {
        return Arrays.asList(catalogue.split("(?m)^### ", -1));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "events.md"));
        } catch (IOException e) {
            throw new AssertionError("the catalogue belongs to the repository", e);
        }
    }
}
