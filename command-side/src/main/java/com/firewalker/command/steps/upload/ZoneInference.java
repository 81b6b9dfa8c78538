package com.firewalker.command.steps.upload;

import com.firewalker.command.device.Devices;
import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.ZoneHistory;
import com.firewalker.command.walker.Zones;
import com.firewalker.command.zone.ZoneHistoryService;
import com.firewalker.events.v1.DeviceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hears from uploads where a walker is now. Nearly every upload says what the zone history says already, which costs a
 * comparison and no round trip. Source: domain-rules.md 3.2.
 */
@Component
public class ZoneInference {

    private static final long DAY_MILLIS = 86_400_000;
    private static final Duration PHONES_WORD = Duration.ofDays(7);
    private static final int QUARTER_SECONDS = 900;

    private final ZoneHistoryService service;
    private final Devices devices;

    ZoneInference(ZoneHistoryService service, Devices devices) {
        this.service = service;
        this.devices = devices;
    }

    /** What holds for the walker from this upload on. */
    Timeline after(
            String walkerId, Timeline timeline, Uploader device, List<ParsedSample> readings, long receiptMillis) {
        ZoneId told = told(timeline, device, readings, receiptMillis);
        if (told == null) {
            return timeline;
        }
        Instant receipt = Instant.ofEpochMilli(receiptMillis);
        return counts(walkerId, timeline, device, receipt) ? service.hear(walkerId, timeline, told, receipt) : timeline;
    }

    /** Another zone than the history has, if the upload says one. */
    public static @Nullable ZoneId told(
            Timeline timeline, Uploader device, List<ParsedSample> readings, long receiptMillis) {
        if (timeline.zonesAreFixed() || !device.isDevice()) {
            return null;
        }
        ParsedSample newest = newest(readings, receiptMillis);
        if (newest == null || newest.end() < receiptMillis - DAY_MILLIS) {
            return null;
        }
        ZoneId said = said(device, newest);
        return said != null && differs(timeline.zones(), said, newest.end(), receiptMillis) ? said : null;
    }

    private static @Nullable ParsedSample newest(List<ParsedSample> readings, long receiptMillis) {
        long latest = receiptMillis + Plausibility.V1.futureToleranceMillis();
        ParsedSample newest = null;
        for (ParsedSample reading : readings) {
            boolean timed = reading.refusal() == null && reading.start() < reading.end() && reading.end() <= latest;
            if (timed && (newest == null || reading.end() > newest.end())) {
                newest = reading;
            }
        }
        return newest;
    }

    /** What the device names, or the offset that it writes its newest end with. */
    private static @Nullable ZoneId said(Uploader device, ParsedSample newest) {
        if (device.zone() != null) {
            return device.zone();
        }
        int offset = newest.endOffset() == Offsets.ABSENT ? newest.startOffset() : newest.endOffset();
        Optional<ZoneId> zone =
                offset == Offsets.ABSENT ? Optional.empty() : Zones.offset(Math.multiplyExact(QUARTER_SECONDS, offset));
        return zone.orElse(null);
    }

    /** Both at the sample's end and at the receipt: who comes home without a sample on the way changes nothing. */
    private static boolean differs(ZoneHistory zones, ZoneId said, long endMillis, long receiptMillis) {
        return differs(zones, said, Instant.ofEpochMilli(endMillis))
                && differs(zones, said, Instant.ofEpochMilli(receiptMillis));
    }

    private static boolean differs(ZoneHistory zones, ZoneId said, Instant at) {
        return said.getRules().getOffset(at).getTotalSeconds() != zones.offsetAt(at);
    }

    /** A phone is where its walker is; another device may have kept the zone of home. */
    private boolean counts(String walkerId, Timeline timeline, Uploader device, Instant receipt) {
        LocalDate today = timeline.dateAt(receipt);
        if (timeline.kindOn(device.id(), today).orElse(device.kind()) == DeviceKind.DEVICE_KIND_PHONE) {
            return true;
        }
        List<String> phones = timeline.kindsOn(today).entrySet().stream()
                .filter(known -> known.getValue() == DeviceKind.DEVICE_KIND_PHONE)
                .map(known -> known.getKey())
                .toList();
        return !devices.anyUploadedSince(walkerId, phones, receipt.minus(PHONES_WORD));
    }
}
