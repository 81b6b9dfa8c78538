package com.firewalker.command.challenge.service;

import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.NetworkAddress;
import com.firewalker.platform.security.OpenOperation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What whoever has a code sees of its challenge before joining, also without an account (api.md 4a). */
@RestController
@Tag(name = "Challenges")
class CodeController {

    record ChallengePreview(String challengeId, String name, LocalDate from, LocalDate to, int members) {}

    private final ChallengeCodes codes;
    private final CodeThrottle throttle;

    CodeController(ChallengeCodes codes, CodeThrottle throttle) {
        this.codes = codes;
        this.throttle = throttle;
    }

    @GetMapping("/v1/challenge-codes/{code}")
    @Refuses({"code-unknown", "too-many-requests"})
    @SecurityRequirements
    @Operation(
            summary = "What a code leads to",
            operationId = "previewChallenge",
            description = "Wrong, expired, full and cancelled ones are answered alike; wrong ones are throttled.")
    ChallengePreview preview(@PathVariable String code, HttpServletRequest request) {
        ChallengeRow row =
                throttle.address(NetworkAddress.network(request.getRemoteAddr()), () -> codes.joinable(code));
        return new ChallengePreview(
                row.challengeId(),
                row.name(),
                LocalDate.ofEpochDay(row.settings().getFrom()),
                LocalDate.ofEpochDay(row.settings().getTo()),
                row.members());
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        OpenOperation previewingCodes() {
            return new OpenOperation("GET", "/v1/challenge-codes/**");
        }
    }
}
