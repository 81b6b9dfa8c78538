package com.firewalker.proto;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every word that says why an item was not taken or why steps count, do not count, or count in part: the one list that
 * answers, the OpenAPI document, docs/reasons.md and the sentences are held to. Words never change and are never reused.
 */
public enum ReasonWord {
    // Why an item of an upload was not taken as it came.
    ID_MISSING,
    ID_INVALID,
    SAMPLE_INVALID,
    VERSION_MISSING,
    VERSION_INVALID,
    TYPE_UNKNOWN,
    METHOD_UNKNOWN,
    COUNT_MISSING,
    COUNT_INVALID,
    START_MISSING,
    START_INVALID,
    END_MISSING,
    END_INVALID,
    DATE_MISSING,
    DATE_INVALID,
    DATE_OUT_OF_RANGE,
    DATE_NOT_ALLOWED,
    MOVED_FROM_INVALID,
    DAILY_TOTAL_HAS_TIMES,
    OFFSET_INVALID,
    COVERAGE_HAS_COUNT,
    MANUAL_LONGER_THAN_6_HOURS,
    OLDER_THAN_400_DAYS,
    TOO_MANY_SAMPLES,
    TOO_MANY_STEPS,
    TOO_MANY_DEVICES,
    P1_COUNT_NEGATIVE,
    P1_COUNT_TOO_LARGE,
    P1_END_NOT_AFTER_START,
    P1_LONGER_THAN_24_HOURS,
    P1_IN_THE_FUTURE,
    // Why steps count, do not count or are held: the reasons and flags of the day's events.
    ONLY_SOURCE,
    PREFERRED,
    LARGER_SUM,
    LOWER_DEVICE_ID,
    NOT_PREFERRED,
    BELOW_HALF,
    SMALLER_SUM,
    HIGHER_DEVICE_ID,
    SELF_OVERLAP,
    COVERED_ZERO,
    DEVICE_PRESENT,
    SPANS_DATES,
    DAILY_TOTAL,
    REMAINDER,
    MANUAL_ENTRY,
    MANUAL_DAY,
    NO_STEPS,
    CLAIMS_LESS,
    P2_CADENCE,
    P3_SLOT,
    P4_HOUR,
    P5_SIX_HOURS,
    P6_DAY,
    P7_ACTIVE_MINUTES,
    P8_MONOTONE,
    P9_MANUAL,
    GRANTED,
    // Why steps of a day are not on a board of its dates, or not in a challenge.
    LATE_NOT_COUNTED,
    P10_CAP,
    NOT_RANKED;

    private static final String BUNDLE = "com.firewalker.proto.reasons";

    private static final ResourceBundle.Control ENGLISH_WITHOUT_TRANSLATION =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Map<String, ReasonWord> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ReasonWord::word, Function.identity()));

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Those that an item of an upload may be answered with. */
    public static List<ReasonWord> ofItems() {
        return Arrays.stream(values())
                .filter(reason -> reason.ordinal() < ONLY_SOURCE.ordinal() || reason == P2_CADENCE)
                .toList();
    }

    /** As answers say it: kebab-case. */
    public String word() {
        return word;
    }

    /** One sentence for people, in Korean where the language is Korean and in English otherwise. */
    public String sentence(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language, ENGLISH_WITHOUT_TRANSLATION)
                .getString(word);
    }

    /** Errors: IllegalArgumentException where there is no such word. */
    public static ReasonWord of(String word) {
        ReasonWord found = BY_WORD.get(word);
        if (found == null) {
            throw new IllegalArgumentException("no reason word: " + word);
        }
        return found;
    }

    @Override
    public String toString() {
        return word;
    }
}
