package com.firewalker.command.walker;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.firewalker.events.v1.AppealDecided;
import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.DeviceKindSet;
import com.firewalker.events.v1.DevicePreferenceSet;
import com.firewalker.events.v1.Visibility;
import com.firewalker.events.v1.WalkerDataExported;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerProfileChanged;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerVisibilityChanged;
import com.firewalker.events.v1.WalkerZoneChanged;
import com.firewalker.events.v1.WalkerZoneModeChosen;
import com.firewalker.events.v1.WalkerZonesStated;
import com.firewalker.events.v1.ZoneMode;
import com.firewalker.events.v1.ZoneSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A walker's settings over time. Names, e-mail and picture are not here: they live in account tables. */
@Aggregate
class Walker {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable WalkerRegistered registration;
    private @Nullable Timeline timeline;
    private Visibility visibility = Visibility.VISIBILITY_UNSPECIFIED;
    private boolean erased;

    Walker() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterWalker command) {
        var event = WalkerRegistered.newBuilder()
                .setWalkerId(command.walkerId())
                .setTimeZone(command.timeZone().getId())
                .setVisibility(command.visibility())
                .setDailyGoal(command.dailyGoal())
                .build();
        if (registration == null) {
            apply(event);
        } else if (erased || !registration.equals(event)) {
            throw WalkerRefused.alreadyRegistered();
        }
    }

    @CommandHandler
    void handle(ChangeZone command) {
        ZoneHistory zones = living().zones();
        Instant from = notBeforeTheLast(zones, command.at());
        if (zones.at(from).equals(command.timeZone())) {
            return;
        }
        WalkerZoneChanged.Builder changed = WalkerZoneChanged.newBuilder()
                .setWalkerId(command.walkerId())
                .setTimeZone(Zones.write(command.timeZone()))
                .setEffectiveFromMillis(from.toEpochMilli());
        if (command.automatic()) {
            changed.setAutomatic(true);
        }
        apply(changed.build());
    }

    /** Of two changes at nearly the same time the one that comes later counts, whatever the nodes' clocks say. */
    private static Instant notBeforeTheLast(ZoneHistory zones, Instant at) {
        Instant soon = zones.changes().floorKey(at.plus(CLOCKS_DIFFER));
        return soon != null && soon.isAfter(at) ? soon : at;
    }

    @CommandHandler
    void handle(StateZones command) {
        ZoneHistory stated = living().zones().stated(command.zones());
        if (stated.changes().equals(living().zones().changes())) {
            return;
        }
        WalkerZonesStated.Builder event = WalkerZonesStated.newBuilder()
                .setWalkerId(command.walkerId())
                .setCurrentZone(Zones.write(stated.at(command.at())));
        command.zones()
                .forEach((from, zone) -> event.addSpans(
                        ZoneSpan.newBuilder().setFromMillis(from.toEpochMilli()).setTimeZone(Zones.write(zone))));
        apply(event.build());
    }

    @CommandHandler
    void handle(ChooseZoneMode command) {
        if (living().zonesAreFixed() == command.fixed()) {
            return;
        }
        apply(WalkerZoneModeChosen.newBuilder()
                .setWalkerId(command.walkerId())
                .setMode(command.fixed() ? ZoneMode.ZONE_MODE_FIXED : ZoneMode.ZONE_MODE_AUTOMATIC)
                .build());
    }

    @CommandHandler
    void handle(SetDeviceKind command) {
        LocalDate from = command.effectiveFrom();
        Optional<DeviceKind> known = living().kindOn(command.deviceId(), from == null ? LocalDate.MAX : from);
        if (from == null
                ? known.isPresent()
                : known.filter(command.kind()::equals).isPresent()) {
            return;
        }
        if (known.isEmpty() && (from != null || living().devices() >= SetDeviceKind.MAX_DEVICES)) {
            throw from == null ? WalkerRefused.tooManyDevices() : WalkerRefused.unknown();
        }
        DeviceKindSet.Builder event = DeviceKindSet.newBuilder()
                .setWalkerId(command.walkerId())
                .setDeviceId(command.deviceId())
                .setKind(command.kind());
        if (from != null) {
            event.setEffectiveFrom(Math.toIntExact(from.toEpochDay()));
        }
        apply(event.build());
    }

    @CommandHandler
    void handle(ChangeVisibility command) {
        living();
        if (visibility == command.visibility()) {
            return;
        }
        apply(WalkerVisibilityChanged.newBuilder()
                .setWalkerId(command.walkerId())
                .setVisibility(command.visibility())
                .build());
    }

    @CommandHandler
    void handle(ChangeProfile command) {
        living();
        apply(WalkerProfileChanged.newBuilder().setWalkerId(command.walkerId()).build());
    }

    @CommandHandler
    void handle(SetDailyGoal command) {
        refuseThePast(command.effectiveFrom(), command.at());
        if (living().hasGoalFrom(command.effectiveFrom(), command.dailySteps())) {
            return;
        }
        apply(DailyGoalSet.newBuilder()
                .setWalkerId(command.walkerId())
                .setDailySteps(command.dailySteps())
                .setEffectiveFrom(Math.toIntExact(command.effectiveFrom().toEpochDay()))
                .build());
    }

    @CommandHandler
    void handle(SetDevicePreference command) {
        refuseThePast(command.effectiveFrom(), command.at());
        if (living().hasPreferenceFrom(command.effectiveFrom(), command.deviceIds())) {
            return;
        }
        apply(DevicePreferenceSet.newBuilder()
                .setWalkerId(command.walkerId())
                .addAllDeviceIds(command.deviceIds())
                .setEffectiveFrom(Math.toIntExact(command.effectiveFrom().toEpochDay()))
                .build());
    }

    @CommandHandler
    void handle(ReportExport command) {
        living();
        apply(WalkerDataExported.newBuilder()
                .setWalkerId(command.walkerId())
                .setExportId(command.exportId())
                .setExpiresAtMillis(command.expiresAt().toEpochMilli())
                .build());
    }

    @CommandHandler
    void handle(DecideAppeal command) {
        living();
        apply(AppealDecided.newBuilder()
                .setWalkerId(command.walkerId())
                .setAppealId(command.appealId())
                .setLocalDate(Math.toIntExact(command.date().toEpochDay()))
                .setGranted(command.granted())
                .build());
    }

    @CommandHandler
    void handle(EraseWalker command) {
        if (!erased) {
            apply(WalkerErased.newBuilder().setWalkerId(command.walkerId()).build());
        }
    }

    /** Nothing is effective before today in the walker's zone (domain-rules.md 6.1). */
    private void refuseThePast(LocalDate effectiveFrom, Instant at) {
        LocalDate today = living().dateAt(at);
        if (effectiveFrom.isBefore(today)) {
            throw WalkerRefused.effectiveInThePast(effectiveFrom, today);
        }
    }

    private Timeline living() {
        if (timeline == null || erased) {
            throw WalkerRefused.unknown();
        }
        return timeline;
    }

    @EventSourcingHandler
    void on(WalkerRegistered event) {
        stream = WalkerStream.of(event.getWalkerId());
        registration = event;
        timeline = Timeline.startingWith(ZoneId.of(event.getTimeZone()), event.getDailyGoal());
        visibility = event.getVisibility();
    }

    @EventSourcingHandler
    void on(WalkerZoneChanged event) {
        timeline = registered().fold(event);
    }

    @EventSourcingHandler
    void on(WalkerZonesStated event) {
        timeline = registered().fold(event);
    }

    @EventSourcingHandler
    void on(WalkerZoneModeChosen event) {
        timeline = registered().fold(event);
    }

    @EventSourcingHandler
    void on(DeviceKindSet event) {
        timeline = registered().fold(event);
    }

    @EventSourcingHandler
    void on(WalkerVisibilityChanged event) {
        visibility = event.getVisibility();
    }

    @EventSourcingHandler
    void on(DailyGoalSet event) {
        timeline = registered().fold(event);
    }

    @EventSourcingHandler
    void on(DevicePreferenceSet event) {
        timeline = registered().fold(event);
    }

    @EventSourcingHandler
    void on(WalkerErased event) {
        erased = true;
    }

    private Timeline registered() {
        if (timeline == null) {
            throw new IllegalStateException("stream does not begin with a registration: " + stream);
        }
        return timeline;
    }
}
