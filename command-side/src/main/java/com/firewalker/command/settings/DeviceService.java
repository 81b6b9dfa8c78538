package com.firewalker.command.settings;

import com.firewalker.command.device.DeviceCard;
import com.firewalker.command.device.Devices;
import com.firewalker.command.steps.DayId;
import com.firewalker.command.steps.ReviewDay;
import com.firewalker.command.steps.upload.DeviceKinds;
import com.firewalker.command.walker.SetDeviceKind;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows a walker's devices and changes them. Names are in the account's tables, kinds in the ledger: a kind holds for
 * days from today on, and those that exist are decided anew. Source: domain-rules.md 4.1, api.md 9.
 */
@Component
class DeviceService {

    private static final int DATES = 30;
    private static final int LONGEST_NAME = 40;
    private static final Set<String> RESULTS = Set.of(
            StepsRecorded.getDescriptor().getFullName(),
            DayReviewed.getDescriptor().getFullName());

    @Schema(name = "OwnDevice")
    record OwnDevice(
            String id,
            String kind,
            @Nullable String model,
            @Nullable String name,
            Instant firstUpload,
            Instant lastUpload,
            long steps30Days) {

        @Override
        public String toString() {
            return "OwnDevice[" + id + "]";
        }
    }

    private final Devices devices;
    private final WalkerTimeline walkers;
    private final LedgerReader ledger;
    private final LedgerHead head;
    private final Commands commands;
    private final Clock clock;

    DeviceService(
            Devices devices,
            WalkerTimeline walkers,
            LedgerReader ledger,
            LedgerHead head,
            Commands commands,
            Clock clock) {
        this.devices = devices;
        this.walkers = walkers;
        this.ledger = ledger;
        this.head = head;
        this.commands = commands;
        this.clock = clock;
    }

    List<OwnDevice> list(String walkerId) {
        Timeline timeline = timeline(walkerId);
        LocalDate today = timeline.dateAt(clock.instant());
        Map<String, Long> steps = steps(walkerId, today);
        return devices.list(walkerId).stream()
                .map(card -> own(card, timeline, today, steps))
                .toList();
    }

    OwnDevice show(String walkerId, String deviceId) {
        Timeline timeline = timeline(walkerId);
        LocalDate today = timeline.dateAt(clock.instant());
        return own(known(walkerId, deviceId), timeline, today, steps(walkerId, today));
    }

    /** Answers the position at which the change can be seen. */
    long change(String walkerId, String deviceId, @Nullable String name, @Nullable String kind) {
        known(walkerId, deviceId);
        String newName = name == null ? null : name(name);
        DeviceKind newKind = kind == null ? null : kind(kind);
        if (newName != null) {
            devices.name(walkerId, deviceId, newName);
        }
        return newKind == null ? head.position() : change(walkerId, deviceId, newKind);
    }

    private long change(String walkerId, String deviceId, DeviceKind kind) {
        LocalDate today = timeline(walkerId).dateAt(clock.instant());
        long set = commands.sendInTransaction(new SetDeviceKind(walkerId, deviceId, kind, today))
                .position();
        Timeline timeline = walkers.of(walkerId, set).orElseThrow(Refusal::notFound);
        return ledger.streamIds(DayId.prefix(walkerId)).stream()
                .map(day -> LocalDate.parse(day.substring(DayId.prefix(walkerId).length())))
                .takeWhile(date -> !date.isBefore(today))
                .mapToLong(date -> commands.sendInTransaction(ReviewDay.on(walkerId, date, timeline))
                        .position())
                .max()
                .orElse(set);
    }

    void forget(String walkerId, String deviceId) {
        known(walkerId, deviceId);
        devices.hide(walkerId, deviceId);
    }

    private DeviceCard known(String walkerId, String deviceId) {
        return devices.find(walkerId, deviceId).orElseThrow(Refusal::notFound);
    }

    private static OwnDevice own(DeviceCard card, Timeline timeline, LocalDate today, Map<String, Long> steps) {
        DeviceKind kind = timeline.kindOn(card.id(), today).orElse(DeviceKind.DEVICE_KIND_OTHER);
        return new OwnDevice(
                card.id(),
                DeviceKinds.word(kind),
                card.model(),
                card.name(),
                card.firstUpload(),
                card.lastUpload(),
                steps.getOrDefault(card.id(), 0L));
    }

    /** What each device contributed to the totals of the last 30 dates: the last word of each day. */
    private Map<String, Long> steps(String walkerId, LocalDate today) {
        Map<String, LedgerEvent> last = new HashMap<>();
        String days = DayId.prefix(walkerId);
        for (LedgerEvent event : ledger.eventsIn(days + today.minusDays(DATES - 1), days + today, RESULTS)) {
            last.put(event.streamId(), event);
        }
        var steps = new HashMap<String, Long>();
        last.values().forEach(event -> {
            if (event.payload() instanceof StepsRecorded recorded) {
                add(recorded.getResult(), recorded.getDevicesList(), steps);
            } else if (event.payload() instanceof DayReviewed reviewed) {
                add(reviewed.getResult(), reviewed.getDevicesList(), steps);
            }
        });
        return steps;
    }

    private static void add(DayResult result, List<Device> named, Map<String, Long> steps) {
        result.getDeviceStepsList().stream()
                .filter(share -> named.get(share.getDevice()).getKind() != DeviceKind.DEVICE_KIND_MANUAL)
                .forEach(
                        share -> steps.merge(named.get(share.getDevice()).getId(), (long) share.getSteps(), Long::sum));
    }

    private Timeline timeline(String walkerId) {
        return walkers.of(walkerId, head.position()).orElseThrow(Refusal::notFound);
    }

    private static DeviceKind kind(String word) {
        return DeviceKinds.ofDevice(word)
                .orElseThrow(
                        () -> Refusal.invalid("/kind", "invalid", "kind is one of watch, band, ring, phone, other"));
    }

    private static String name(String given) {
        String name = given.strip();
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > LONGEST_NAME) {
            throw Refusal.invalid("/name", "length", "a name has 1 to " + LONGEST_NAME + " characters");
        }
        if (name.codePoints().anyMatch(DeviceService::unprintable)) {
            throw Refusal.invalid("/name", "invalid", "a name has no control characters");
        }
        return name;
    }

    private static boolean unprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
