package com.firewalker.command.zone;

import com.firewalker.command.walker.StateZones;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.command.walker.ZoneHistory;
import com.firewalker.command.walker.Zones;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The walker's zone history over HTTP (domain-rules.md 3.2, api.md 9). */
@RestController
@Tag(name = "Settings")
class TimeZonesController {

    /** An entry as it arrives or goes out. */
    record ZoneSince(
            @Nullable Instant from,

            @Nullable @Schema(example = "Asia/Kathmandu", description = "IANA zone, or a fixed offset as +05:45")
            String zone) {}

    @Schema(name = "TimeZones")
    record TimeZones(@Nullable List<@Nullable ZoneSince> items) {}

    private final WalkerTimeline walkers;
    private final ZoneHistoryService service;

    TimeZonesController(WalkerTimeline walkers, ZoneHistoryService service) {
        this.walkers = walkers;
        this.service = service;
    }

    @GetMapping("/v1/me/time-zones")
    @Operation(
            summary = "The walker's zone history",
            operationId = "getTimeZones",
            description = "By instant; the first entry is the registration's zone, from the beginning of time on.")
    TimeZones zones(
            Caller caller, @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return history(caller, after == null ? 0 : after);
    }

    @PutMapping("/v1/me/time-zones")
    @Operation(
            summary = "State the zone history",
            operationId = "putTimeZones",
            description = "Replaces every entry; before the first item the registration's zone holds.")
    @ApiResponse(responseCode = "200", description = "The whole history now", useReturnTypeSchema = true)
    @Refuses({"span-has-steps", "date-out-of-range"})
    ResponseEntity<TimeZones> state(Caller caller, @RequestBody TimeZones stated) {
        long position = service.state(caller.walkerId(), entries(stated));
        return ResponseEntity.ok()
                .header(Positions.FIREWALKER_POSITION, Long.toString(position))
                .body(history(caller, position));
    }

    private TimeZones history(Caller caller, long after) {
        ZoneHistory zones =
                walkers.of(caller.walkerId(), after).map(Timeline::zones).orElseThrow(Refusal::notFound);
        var items = new ArrayList<@Nullable ZoneSince>();
        if (zones.changes().isEmpty() || zones.changes().firstKey().isAfter(Instant.EPOCH)) {
            items.add(new ZoneSince(Instant.EPOCH, Zones.write(zones.first())));
        }
        zones.changes().forEach((from, zone) -> items.add(new ZoneSince(from, Zones.write(zone))));
        return new TimeZones(items);
    }

    private static SortedMap<Instant, ZoneId> entries(TimeZones stated) {
        if (stated.items() == null) {
            throw Refusal.invalid("/items", "required", "items are missing");
        }
        if (stated.items().size() > StateZones.MAX_ENTRIES) {
            throw Refusal.invalid("/items", "too-many", "at most " + StateZones.MAX_ENTRIES + " items");
        }
        SortedMap<Instant, ZoneId> entries = new TreeMap<>();
        for (int i = 0; i < stated.items().size(); i++) {
            add(entries, "/items/" + i, stated.items().get(i));
        }
        return entries;
    }

    private static void add(SortedMap<Instant, ZoneId> entries, String at, @Nullable ZoneSince item) {
        if (item == null || item.from() == null) {
            throw Refusal.invalid(at + "/from", "required", "from is missing");
        }
        if (item.zone() == null) {
            throw Refusal.invalid(at + "/zone", "required", "zone is missing");
        }
        ZoneId zone = Zones.read(item.zone())
                .orElseThrow(() ->
                        Refusal.invalid(at + "/zone", "unknown-zone", "an IANA time zone or a fixed offset as +05:45"));
        if (entries.put(item.from().truncatedTo(ChronoUnit.MILLIS), zone) != null) {
            throw Refusal.invalid(at + "/from", "repeated", "two zones from the same instant");
        }
    }
}
