package com.firewalker.query.friends;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Positions;
import com.firewalker.query.friends.Profiles.Profile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What others may see of a walker. */
@RestController
@Tag(name = "Friends")
class ProfileController {

    private final Profiles profiles;

    ProfileController(Profiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/v1/walkers/{id}")
    @Operation(summary = "A walker's profile, as far as it may be seen; otherwise 404")
    ResponseEntity<Profile> profile(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return profiles.of(id, caller.walkerId(), after).toResponse();
    }
}
