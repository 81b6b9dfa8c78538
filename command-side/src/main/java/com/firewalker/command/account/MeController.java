package com.firewalker.command.account;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Positions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Accounts")
class MeController {

    private final Profiles profiles;

    MeController(Profiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/v1/me")
    @Operation(summary = "The caller's own profile", operationId = "getMe")
    Me me(Caller caller) {
        return profiles.show(caller.walkerId());
    }

    @PatchMapping("/v1/me")
    @Operation(summary = "Change name, zone, visibility or language", operationId = "changeMe")
    ResponseEntity<Me> change(@Valid @RequestBody ProfileChange change, Caller caller) {
        long position = profiles.change(caller.walkerId(), change);
        return ResponseEntity.ok()
                .header(Positions.FIREWALKER_POSITION, Long.toString(position))
                .body(profiles.show(caller.walkerId()));
    }
}
