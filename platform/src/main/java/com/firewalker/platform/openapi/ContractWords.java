package com.firewalker.platform.openapi;

import com.firewalker.proto.ReasonWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The lists of words that stand beside the contracts: problem codes in a file, reasons in {@link ReasonWord}. */
public final class ContractWords {

    /** @param kind a code's status, or where a reason stands */
    public record Word(String kind, String word, String meaning) {}

    public static final List<Word> PROBLEM_CODES = read("problem-codes.txt");
    public static final List<Word> REASONS =
            Arrays.stream(ReasonWord.values()).map(ContractWords::word).toList();

    private ContractWords() {}

    private static Word word(ReasonWord reason) {
        String kind = ReasonWord.ofItems().contains(reason) ? "sample" : "explanation";
        return new Word(kind, reason.word(), reason.sentence(Locale.ENGLISH));
    }

    static Word problem(String code) {
        return PROBLEM_CODES.stream()
                .filter(word -> word.word().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in problem-codes.txt: " + code));
    }

    /** As a list in Markdown. */
    static String listed(List<Word> words) {
        return words.stream()
                .map(word -> "- `%s` (%s): %s".formatted(word.word(), word.kind(), word.meaning()))
                .collect(Collectors.joining("\n"));
    }

    private static List<Word> read(String file) {
        String path = "/firewalker/" + file;
        try (InputStream in = ContractWords.class.getResourceAsStream(path)) {
            String text = new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 3))
                    .map(columns -> new Word(columns[0], columns[1], columns[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
