package com.firewalker.platform.audit;

import com.firewalker.platform.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Why an operator acts: in the body or in the header field, either is enough (api.md 9). */
final class GivenReason {

    static final String HEADER = "Firewalker-Reason";
    static final int LONGEST = 1_000;

    private GivenReason() {}

    /** Without spaces around it; null where none was given. */
    static @Nullable String in(HttpServletRequest request, @Nullable JsonNode body) {
        JsonNode said = body == null ? null : body.get("reason");
        String given = said != null && said.isString() ? said.stringValue() : header(request);
        String reason = given == null ? "" : given.strip();
        return reason.isEmpty() ? null : reason;
    }

    static boolean isTooLong(@Nullable String reason) {
        return reason != null && reason.codePointCount(0, reason.length()) > LONGEST;
    }

    static Refusal tooLong() {
        return Refusal.invalid("/reason", "length", "a reason has 1 to " + LONGEST + " characters");
    }

    static boolean isNeeded(@Nullable NeedsReason asked, @Nullable JsonNode body) {
        if (asked == null) {
            return false;
        }
        String[] where = asked.onlyWhere().split("=", 2);
        return where.length < 2
                || body != null && body.path(where[0]).asString("").equals(where[1]);
    }

    static Refusal required() {
        return new Refusal(422, "reason-required", "Say why, in the body or as " + HEADER);
    }

    /** Header fields are read byte by byte; what is UTF-8 is taken as that. */
    private static @Nullable String header(HttpServletRequest request) {
        String value = request.getHeader(HEADER);
        if (value == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }
}
