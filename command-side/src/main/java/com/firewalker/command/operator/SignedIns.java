package com.firewalker.command.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a page is told of the session that it has. */
@Component
class SignedIns {

    record SignedIn(
            @Schema(example = "mina") String name,

            @Schema(
                    allowableValues = {"viewer", "operator", "admin"},
                    description = "what the session may do now")
            String role,

            @Schema(description = "when the session ends at the latest; 30 idle minutes end it before")
            Instant expiresAt,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    allowableValues = {"enrol", "code"},
                    description = "what makes an admin of this session: a second factor that has to be begun, or a code"
                            + " of it; absent where nothing is asked")
            String secondFactor) {}

    private final OperatorFactor factor;

    SignedIns(OperatorFactor factor) {
        this.factor = factor;
    }

    SignedIn of(Caller caller, Instant expiresAt) {
        OperatorRole role = caller.operatorRole().orElseThrow(Refusal::notFound);
        String asked = null;
        if (caller.is(Caller.UNCONFIRMED)) {
            asked = factor.isOn(caller.walkerId()) ? "code" : "enrol";
        }
        return new SignedIn(caller.walkerId(), role.word(), expiresAt, asked);
    }

    /** An admin's session that was confirmed in this request. */
    SignedIn confirmed(Caller caller, Instant expiresAt) {
        return new SignedIn(caller.walkerId(), OperatorRole.ADMIN.word(), expiresAt, null);
    }
}
