package com.firewalker.command.settings;

import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Positions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Goals and the order of devices over HTTP. */
@RestController
@Tag(name = "Settings")
class DaySettingsController {

    private final DaySettingsService service;

    DaySettingsController(DaySettingsService service) {
        this.service = service;
    }

    record Goal(int dailySteps, LocalDate effectiveFrom) {}

    record Preference(List<String> order, LocalDate effectiveFrom) {}

    @PutMapping("/v1/me/goal")
    @Refuses({"goal-already-reached", "date-out-of-range"})
    @Operation(summary = "Set the daily goal from a date on: tomorrow, or today while today's is unreached")
    ResponseEntity<Goal> goal(Caller caller, @RequestBody NewGoal asked) {
        DaySettingsService.GoalSet set = service.setGoal(caller.walkerId(), asked);
        return at(set.position()).body(new Goal(asked.checkedSteps(), set.from()));
    }

    @PutMapping("/v1/me/device-preference")
    @Refuses({"date-out-of-range"})
    @Operation(summary = "Order devices by preference from a date on, today or later")
    ResponseEntity<Preference> preference(Caller caller, @RequestBody NewPreference asked) {
        DaySettingsService.PreferenceSet set = service.setPreference(caller.walkerId(), asked);
        return at(set.position()).body(new Preference(set.order(), set.from()));
    }

    private static ResponseEntity.BodyBuilder at(long position) {
        return ResponseEntity.ok().header(Positions.FIREWALKER_POSITION, Long.toString(position));
    }
}
