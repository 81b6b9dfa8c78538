package com.firewalker.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.events.v1.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One list of reason words: in code, in the events, in both languages and in docs/reasons.md. */
class ReasonWordTest {

    private static final Path PAGE = Path.of("../docs/reasons.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9-]+)` \\| (.+) \\|");

    @ParameterizedTest
    @EnumSource
    void hasASentenceInBothLanguages(ReasonWord reason) {
        assertThat(reason.word()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(reason.sentence(Locale.ENGLISH)).endsWith(".");
        assertThat(reason.sentence(Locale.KOREAN))
                .endsWith(".")
                .isNotEqualTo(reason.sentence(Locale.ENGLISH))
                .matches(".*\\p{IsHangul}.*");
        assertThat(reason.sentence(Locale.FRENCH)).isEqualTo(reason.sentence(Locale.ENGLISH));
        assertThat(ReasonWord.of(reason.word())).isSameAs(reason);
    }

    @Test
    void knowsEveryReasonOfTheEvents() {
        assertThat(Arrays.stream(Reason.values())
                        .filter(reason -> reason != Reason.UNRECOGNIZED && reason != Reason.REASON_UNSPECIFIED)
                        .map(reason -> reason.name().substring("REASON_".length()))
                        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-')))
                .allSatisfy(word -> assertThat(ReasonWord.of(word).word()).isEqualTo(word));
    }

    @Test
    void knowsNoOtherWord() {
        assertThatThrownBy(() -> ReasonWord.of("because")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsNoSentenceWithoutAWord() {
        for (Locale language : List.of(Locale.ROOT, Locale.KOREAN)) {
            assertThat(ResourceBundle.getBundle("com.firewalker.proto.reasons", language)
                            .keySet())
                    .isEqualTo(words());
        }
    }

    @Test
    void isWhatThePageLists() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            List<Matcher> rows =
                    lines.map(ROW::matcher).filter(row -> row.matches()).toList();
            assertThat(rows)
                    .allSatisfy(row -> assertThat(row.group(2))
                            .isEqualTo(ReasonWord.of(row.group(1)).sentence(Locale.ENGLISH)));
            assertThat(rows.stream().map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(words());
        }
    }

    private static Set<String> words() {
        return Arrays.stream(ReasonWord.values()).map(ReasonWord::word).collect(java.util.stream.Collectors.toSet());
    }
}
