package com.firewalker.local.importer.apple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Of Apple's XML the root and what may be a record of steps: most of an export is something else, which an XML parser
 * would read several times more slowly. What is not closed stays so, for the parser to complain of.
 */
public final class StepRecordsXml extends InputStream {

    /** The type of records that hold steps. */
    public static final String STEPS = "HKQuantityTypeIdentifierStepCount";

    private static final byte[] ROOT = ascii("HealthData");
    private static final byte[] RECORD = ascii("Record");
    private static final byte[] STEP_TYPE = ascii(STEPS);
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 1 << 22;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int place;
    private int limit;
    private int givenUpTo;

    /** How many elements are open from a record of steps on; 0 outside. */
    private int open;

    public StepRecordsXml(InputStream in) {
        this.in = in;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (place == givenUpTo) {
            if (!next()) {
                return -1;
            }
        }
        int part = Math.min(length, givenUpTo - place);
        System.arraycopy(buffer, place, bytes, from, part);
        place += part;
        return part;
    }

    /** Goes on to the next tag, within a record with the text before it: place to givenUpTo is what is to be given. */
    private boolean next() throws IOException {
        int start = tagStart();
        if (start < 0) {
            return false;
        }
        if (open == 0) {
            place = start;
        }
        int text = start - place;
        int end = tagEnd(text);
        if (end < 0) {
            return false;
        }
        if (!wants(place + text, end)) {
            place = end;
        }
        givenUpTo = end;
        return true;
    }

    /** Where the next tag begins; text outside records is passed over. */
    private int tagStart() throws IOException {
        int at = place;
        while (true) {
            while (at < limit && buffer[at] != '<') {
                at++;
            }
            if (at < limit) {
                return at;
            }
            if (open == 0) {
                place = limit;
            }
            int kept = at - place;
            if (!more()) {
                return -1;
            }
            at = place + kept;
        }
    }

    /**
     * Behind the bracket that ends a tag, a comment or the like; brackets in attributes do not end a tag.
     *
     * @param start counted from place on, which moves when more is read
     */
    private int tagEnd(int start) throws IOException {
        byte quote = 0;
        for (int at = start + 1; place + at < limit || more(); at++) {
            byte next = buffer[place + at];
            if (buffer[place + start + 1] == '!') {
                if (next == '>' && endsComment(place + at)) {
                    return place + at + 1;
                }
            } else if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '"' || next == '\'') {
                quote = next;
            } else if (next == '>') {
                return place + at + 1;
            }
        }
        return -1;
    }

    private boolean endsComment(int bracket) {
        byte before = buffer[bracket - 1];
        return (before == '-' || before == ']') && buffer[bracket - 2] == before;
    }

    private boolean wants(int start, int end) {
        byte first = buffer[start + 1];
        if (first == '/') {
            if (open > 0) {
                open--;
                return true;
            }
            return isNamed(start + 2, ROOT);
        }
        if (first == '!' || first == '?') {
            return open > 0;
        }
        boolean wanted = open > 0 || isNamed(start + 1, RECORD) && holdsSteps(start, end);
        if (wanted && buffer[end - 2] != '/') {
            open++;
        }
        return wanted || isNamed(start + 1, ROOT);
    }

    private boolean isNamed(int from, byte[] name) {
        int behind = from + name.length;
        return behind < limit
                && Arrays.equals(buffer, from, behind, name, 0, name.length)
                && (buffer[behind] <= ' ' || buffer[behind] == '>' || buffer[behind] == '/');
    }

    private boolean holdsSteps(int start, int end) {
        for (int at = start; at + STEP_TYPE.length <= end; at++) {
            if (buffer[at] == STEP_TYPE[0]
                    && Arrays.equals(buffer, at, at + STEP_TYPE.length, STEP_TYPE, 0, STEP_TYPE.length)) {
                return true;
            }
        }
        return false;
    }

    /** Reads on behind what is kept from place on, which moves to the front. */
    private boolean more() throws IOException {
        limit -= place;
        System.arraycopy(buffer, place, buffer, 0, limit);
        place = 0;
        givenUpTo = 0;
        if (limit == buffer.length) {
            if (limit >= LONGEST) {
                throw new IOException("a record of more than " + LONGEST + " bytes");
            }
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, read);
        return read > 0;
    }
}
