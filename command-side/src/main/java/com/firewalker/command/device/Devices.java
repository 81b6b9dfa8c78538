package com.firewalker.command.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When a walker's devices last brought something, and what they are called. An upload costs no round trip: it is noted
 * in memory, and written with others about once a second, a device that goes on uploading once in five minutes. What
 * this node noted is in its answers at once; of another node's uploads the last five minutes may be missing.
 */
@Component
public class Devices {

    private static final Logger log = LoggerFactory.getLogger(Devices.class);
    private static final Duration WRITTEN_AGAIN_AFTER = Duration.ofMinutes(5);
    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_WAITING = 100_000;

    private record Key(String walkerId, String deviceId) {}

    /** @param written when a row last said so */
    private record Noted(
            Instant last, Instant written, @Nullable String model) {}

    private final DeviceRows rows;
    private final Clock clock;
    private final Cache<Key, Noted> noted =
            Caffeine.newBuilder().maximumSize(200_000).build();
    private final Map<Key, Upload> waiting = new ConcurrentHashMap<>();

    Devices(DeviceRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    public void uploaded(String walkerId, String deviceId, @Nullable String model) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var key = new Key(walkerId, deviceId);
        Noted before = noted.getIfPresent(key);
        boolean due = before == null
                || before.written().plus(WRITTEN_AGAIN_AFTER).isBefore(now)
                || model != null && !Objects.equals(model, before.model());
        noted.put(
                key,
                new Noted(
                        now,
                        due || before == null ? now : before.written(),
                        model == null && before != null ? before.model() : model));
        if (due && waiting.size() < MOST_WAITING) {
            waiting.put(key, new Upload(walkerId, deviceId, model, now));
        }
    }

    /** True where one of these devices brought something since then. */
    public boolean anyUploadedSince(String walkerId, Collection<String> deviceIds, Instant since) {
        if (deviceIds.isEmpty()) {
            return false;
        }
        for (String device : deviceIds) {
            Noted known = noted.getIfPresent(new Key(walkerId, device));
            if (known != null && !known.last().isBefore(since)) {
                return true;
            }
        }
        return rows.anySince(walkerId, deviceIds, since);
    }

    /** Without those that the walker deleted and that have not uploaded since. */
    public List<DeviceCard> list(String walkerId) {
        write(upload -> upload.walkerId().equals(walkerId));
        return rows.visible(walkerId).stream()
                .map(card -> current(walkerId, card))
                .toList();
    }

    public Optional<DeviceCard> find(String walkerId, String deviceId) {
        write(upload -> upload.walkerId().equals(walkerId));
        return rows.find(walkerId, deviceId).map(card -> current(walkerId, card));
    }

    public void name(String walkerId, String deviceId, String name) {
        rows.name(walkerId, deviceId, name);
    }

    /** Forgets name and model and hides the device until its next upload; its samples stay. */
    public void hide(String walkerId, String deviceId) {
        rows.hide(walkerId, deviceId, clock.instant().truncatedTo(ChronoUnit.MICROS));
        noted.invalidate(new Key(walkerId, deviceId));
    }

    private DeviceCard current(String walkerId, DeviceCard card) {
        Noted known = noted.getIfPresent(new Key(walkerId, card.id()));
        return known == null || known.last().isBefore(card.lastUpload())
                ? card
                : new DeviceCard(card.id(), card.name(), card.model(), card.firstUpload(), known.last());
    }

    @Scheduled(fixedDelayString = "1s")
    void writeAll() {
        write(upload -> true);
    }

    /** What could not be written is noted again with the device's next upload. */
    private void write(Predicate<Upload> which) {
        List<Upload> next = new ArrayList<>();
        for (Upload upload : waiting.values()) {
            if (next.size() < MOST_AT_ONCE && which.test(upload)) {
                next.add(upload);
            }
        }
        if (next.isEmpty()) {
            return;
        }
        next.forEach(upload -> waiting.remove(new Key(upload.walkerId(), upload.deviceId()), upload));
        try {
            rows.write(next);
        } catch (DataAccessException e) {
            next.forEach(upload -> noted.invalidate(new Key(upload.walkerId(), upload.deviceId())));
            log.warn(
                    "uploads of {} devices could not be noted, their next ones will be: {}",
                    next.size(),
                    e.getMessage());
        }
    }
}
