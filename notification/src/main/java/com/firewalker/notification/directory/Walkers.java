package com.firewalker.notification.directory;

import com.firewalker.walkers.v1.DescribeRequest;
import com.firewalker.walkers.v1.WalkerDescription;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Walkers by id, from the command side's directory, remembered for a minute and dropped when a profile changes. Where
 * the command side is away, what was known serves for a day; {@link #known} then answers with what there is.
 */
@Component
public class Walkers {

    private static final Logger log = LoggerFactory.getLogger(Walkers.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration USABLE = Duration.ofDays(1);
    private static final int AT_ONCE = 1000;

    private final ServiceChannels channels;
    private final Clock clock;
    private final Cache<String, Remembered> cards =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(USABLE).build();

    Walkers(ServiceChannels channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /** For reading: whoever cannot be found now is missing. */
    public Map<String, WalkerCard> known(Collection<String> walkerIds) {
        try {
            return described(walkerIds);
        } catch (StatusRuntimeException e) {
            log.warn("walker directory unavailable, using cached names: {}", e.getStatus());
            return remembered(walkerIds);
        }
    }

    /** For delivery: an unreachable directory is an exception, an unknown walker is empty. */
    public Optional<WalkerCard> find(String walkerId) {
        return Optional.ofNullable(described(List.of(walkerId)).get(walkerId));
    }

    public Map<String, WalkerCard> described(Collection<String> walkerIds) {
        List<String> missing =
                walkerIds.stream().distinct().filter(id -> !fresh(id)).toList();
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            ask(missing.subList(from, Math.min(missing.size(), from + AT_ONCE)));
        }
        return remembered(walkerIds);
    }

    public void forget(String walkerId) {
        cards.invalidate(walkerId);
    }

    private void ask(List<String> walkerIds) {
        List<WalkerDescription> found = channels.walkers()
                .describe(
                        DescribeRequest.newBuilder().addAllWalkerIds(walkerIds).build())
                .getWalkersList();
        List<String> gone = new ArrayList<>(walkerIds);
        for (WalkerDescription walker : found) {
            cards.put(walker.getWalkerId(), new Remembered(card(walker), clock.instant()));
            gone.remove(walker.getWalkerId());
        }
        cards.invalidateAll(gone);
    }

    private static WalkerCard card(WalkerDescription walker) {
        Locale locale = walker.getLocale().isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(walker.getLocale());
        return new WalkerCard(
                walker.getWalkerId(),
                walker.getDisplayName(),
                zone(walker.getTimeZone()),
                locale,
                walker.getVisibility());
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            log.warn("time zone {} of the walker directory is unknown to this JDK, using UTC", name);
            return ZoneOffset.UTC;
        }
    }

    private boolean fresh(String walkerId) {
        Remembered card = cards.getIfPresent(walkerId);
        return card != null && card.since().plus(FRESH).isAfter(clock.instant());
    }

    private Map<String, WalkerCard> remembered(Collection<String> walkerIds) {
        Map<String, WalkerCard> found = new HashMap<>();
        cards.getAllPresent(walkerIds).forEach((id, card) -> found.put(id, card.card()));
        return found;
    }

    private record Remembered(WalkerCard card, Instant since) {}
}
