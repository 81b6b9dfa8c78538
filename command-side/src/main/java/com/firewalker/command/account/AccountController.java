package com.firewalker.command.account;

import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.web.Positions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Accounts")
class AccountController {

    record Welcome(String walkerId, String friendCode) {}

    private final Registration registration;
    private final RegistrationThrottle throttle;

    AccountController(Registration registration, RegistrationThrottle throttle) {
        this.registration = registration;
        this.throttle = throttle;
    }

    @PostMapping("/v1/walkers")
    @Refuses({"email-taken"})
    @SecurityRequirements
    @Operation(summary = "Become a walker", operationId = "register")
    @ApiResponse(responseCode = "201", description = "Registered", useReturnTypeSchema = true)
    ResponseEntity<Welcome> register(@Valid @RequestBody NewWalker asked, HttpServletRequest request) {
        String language = Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Registration.Registered made =
                throttle.guarded(request.getRemoteAddr(), () -> registration.register(asked, language));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(Positions.FIREWALKER_POSITION, Long.toString(made.position()))
                .body(new Welcome(made.walkerId(), made.friendCode()));
    }
}
