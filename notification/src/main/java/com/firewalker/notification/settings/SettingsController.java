package com.firewalker.notification.settings;

import com.firewalker.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A walker's own settings; what a PUT does not name goes back to the usual. */
@RestController
@Tag(name = "Notifications")
@RequestMapping("/v1/me/notification-settings")
class SettingsController {

    private final SettingsStore store;

    SettingsController(SettingsStore store) {
        this.store = store;
    }

    @GetMapping
    @Operation(summary = "Which kinds reach the caller, by which channel, and when it is quiet")
    SettingsDocument get(Caller caller) {
        return SettingsDocument.of(store.of(caller.walkerId()));
    }

    @PutMapping
    @Operation(summary = "Set what reaches the caller; what is not named goes back to the usual")
    SettingsDocument put(Caller caller, @RequestBody SettingsDocument wished) {
        Settings settings = wished.settings();
        store.save(caller.walkerId(), settings);
        return SettingsDocument.of(settings);
    }
}
