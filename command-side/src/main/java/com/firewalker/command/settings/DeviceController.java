package com.firewalker.command.settings;

import com.firewalker.command.settings.DeviceService.OwnDevice;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Positions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A walker's devices over HTTP (api.md 2, 9). */
@RestController
@Tag(name = "Devices")
class DeviceController {

    @Schema(name = "Devices")
    record DeviceList(List<OwnDevice> items) {}

    /** What is absent stays. */
    record DeviceChange(
            @Nullable @Schema(minLength = 1, maxLength = 40) String name,

            @Nullable @Schema(
                    allowableValues = {"watch", "band", "ring", "phone", "other"},
                    description = "Holds for days from today on, which are decided anew at once")
            String kind) {

        @Override
        public String toString() {
            return "DeviceChange";
        }
    }

    private final DeviceService service;

    DeviceController(DeviceService service) {
        this.service = service;
    }

    @GetMapping("/v1/me/devices")
    @Operation(
            summary = "The walker's devices, the last to upload first",
            operationId = "listDevices",
            description = "steps30Days: steps of the last 30 dates that were counted by that device.")
    DeviceList devices(Caller caller) {
        return new DeviceList(service.list(caller.walkerId()));
    }

    @PatchMapping("/v1/me/devices/{id}")
    @Operation(summary = "Name a device, or say what kind it is", operationId = "changeDevice")
    @ApiResponse(responseCode = "200", description = "The device now", useReturnTypeSchema = true)
    ResponseEntity<OwnDevice> change(Caller caller, @PathVariable String id, @RequestBody DeviceChange change) {
        long position = service.change(caller.walkerId(), id, change.name(), change.kind());
        return ResponseEntity.ok()
                .header(Positions.FIREWALKER_POSITION, Long.toString(position))
                .body(service.show(caller.walkerId(), id));
    }

    @DeleteMapping("/v1/me/devices/{id}")
    @Operation(
            summary = "Forget a device's name",
            operationId = "deleteDevice",
            description = "Its samples stay; it is listed again when it uploads again.")
    @ApiResponse(responseCode = "204", description = "Forgotten", useReturnTypeSchema = true)
    ResponseEntity<Void> forget(Caller caller, @PathVariable String id) {
        service.forget(caller.walkerId(), id);
        return ResponseEntity.noContent().build();
    }
}
