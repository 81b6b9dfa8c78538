package com.firewalker.bench.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sample of ten minutes a request, walkers in turn.
 *
 * @param headersOfWalker tell the service who uploads, each line with its end
 */
public record UploadRequests(int walkers, IntFunction<String> headersOfWalker) {
    private static final int SAMPLES_OF_A_DAY = 140;
    private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");

    /** So many requests of one day are uploads of something new; those after them repeat. */
    int ofOneDay() {
        return walkers * SAMPLES_OF_A_DAY;
    }

    byte[] request(int i, LocalDate day) {
        int n = i / walkers % SAMPLES_OF_A_DAY;
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(n * 600L);
        return HttpLoad.request(
                headersOfWalker.apply(i % walkers),
                "{\"device\":{\"id\":\"pixel-9\",\"kind\":\"phone\"},\"samples\":[{\"id\":\"s" + n
                        + "\",\"version\":1,\"start\":\"" + start + "\",\"end\":\"" + start.plusSeconds(600)
                        + "\",\"count\":" + count(n) + "}]}");
    }

    /** Every peer must have come to the same sum for the first walker's day, or its rate means nothing. */
    void check(HttpLoad connection, int uploads, LocalDate day) throws IOException {
        int samples = Math.min(SAMPLES_OF_A_DAY, (uploads + walkers - 1) / walkers);
        int expected = 0;
        for (int n = 0; n < samples; n++) {
            expected += count(n);
        }
        String answer = new String(connection.post(request(0, day)).body(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(answer);
        if (!total.find() || Integer.parseInt(total.group(1)) != expected) {
            throw new IllegalStateException("a day's total should be " + expected + ": " + answer);
        }
    }

    private static int count(int n) {
        return 100 + n % 50;
    }
}
