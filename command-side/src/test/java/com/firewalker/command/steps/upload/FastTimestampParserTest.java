package com.firewalker.command.steps.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quick reader of times against the JDK's parser. */
class FastTimestampParserTest {

    private static final int TRIES = 1_000_000;
    private static final String OFTEN = "0123456789-+:.TZ";

    @Test
    void readsTheUsualSpellingItself() {
        assertThat(FastTimestampParser.read("2026-11-22T07:00:00+09:00")).isNotNull();
        assertThat(FastTimestampParser.read("2026-11-22T07:00:00Z")).isNotNull();
        assertThat(FastTimestampParser.read("2026-11-22T07:00:00.123456789-03:30"))
                .isNotNull();
    }

    @Test
    void agreesWithTheJdkOnAMillionTimesRealAndDamaged() {
        var random = new Random(20_261_122);
        int read = 0;
        for (int i = 0; i < TRIES; i++) {
            String text = damaged(time(random), random);
            Rfc3339.Time time = FastTimestampParser.read(text);
            if (time == null) {
                continue;
            }
            read++;
            assertThat(Optional.of(time)).as(text).isEqualTo(Rfc3339.unusual(text));
        }
        assertThat(read).isGreaterThan(TRIES / 3);
    }

    private static String time(Random random) {
        String fraction = random.nextInt(3) > 0 ? "" : "." + digits(1 + random.nextInt(10), random);
        String zone = random.nextInt(4) == 0
                ? "Z"
                : (random.nextBoolean() ? "+" : "-")
                        + "%02d:%02d".formatted(random.nextInt(20), 15 * random.nextInt(4) + random.nextInt(30) / 29);
        return "%04d-%02d-%02dT%02d:%02d:%02d"
                        .formatted(
                                1890 + random.nextInt(8120),
                                random.nextInt(14),
                                random.nextInt(33),
                                random.nextInt(25),
                                random.nextInt(61),
                                random.nextInt(61))
                + fraction
                + zone;
    }

    private static String digits(int count, Random random) {
        return "%010d".formatted(random.nextInt(Integer.MAX_VALUE)).substring(0, count);
    }

    /** Every fourth with one character changed, left out or doubled. */
    private static String damaged(String text, Random random) {
        if (random.nextInt(4) > 0) {
            return text;
        }
        int at = random.nextInt(text.length());
        char other = OFTEN.charAt(random.nextInt(OFTEN.length()));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + other + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            default -> text.substring(0, at) + other + text.substring(at);
        };
    }
}
