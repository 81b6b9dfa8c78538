package com.firewalker.notification.rendering;

import com.firewalker.notification.intent.Kind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Turns entries into words. All words stand in the bundles {@code messages/notifications*.properties}. */
@Component
public class NoticeRenderer {

    /** Facts that name another walker, under this value. */
    public static final String WALKER = "walkerId";

    /** Facts that name a challenge, under this value. */
    public static final String CHALLENGE = "challengeId";

    /** Facts that are true where other words are needed. */
    private static final List<String> VARIANTS = List.of("denied", "reminder", "cancelled", "unranked");

    private final MessageSource bundle = bundle();

    private static MessageSource bundle() {
        ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
        bundle.setBasename("messages/notifications");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        bundle.setAlwaysUseMessageFormat(true);
        return bundle;
    }

    /** The walkers whose names an entry needs. */
    public static Stream<String> walkersIn(InboxEntry entry) {
        return entry.facts().stream()
                .flatMap(fact -> Stream.ofNullable(fact.values().get(WALKER)))
                .map(Object::toString);
    }

    /** The challenges whose names an entry needs. */
    public static Stream<String> challengesIn(InboxEntry entry) {
        return entry.facts().stream()
                .flatMap(fact -> Stream.ofNullable(fact.values().get(CHALLENGE)))
                .map(Object::toString);
    }

    public Notice of(InboxEntry entry, Recipient reader) {
        List<String> lines =
                entry.facts().stream().map(fact -> line(fact, reader)).toList();
        boolean single = lines.size() == 1;
        return new Notice(
                Long.toString(entry.seq()),
                entry.kind().code(),
                single ? title(entry.facts().get(0), reader) : digestTitle(entry, reader.locale()),
                String.join("\n", lines),
                data(entry, lines),
                entry.createdAt(),
                entry.readAt());
    }

    private String digestTitle(InboxEntry entry, Locale locale) {
        Map<Kind, Long> counts = entry.facts().stream()
                .collect(Collectors.groupingBy(Fact::kind, LinkedHashMap::new, Collectors.counting()));
        List<String> parts = new ArrayList<>();
        counts.forEach((kind, count) -> parts.add(say(kind.code() + ".count", locale, count)));
        return String.join(say("digest.separator", locale), parts);
    }

    private String title(Fact fact, Recipient reader) {
        return say(key(fact) + ".title", reader.locale(), arguments(fact, reader));
    }

    private String line(Fact fact, Recipient reader) {
        return say(key(fact) + ".body", reader.locale(), arguments(fact, reader));
    }

    private static String key(Fact fact) {
        return VARIANTS.stream()
                .filter(fact::says)
                .findFirst()
                .map(variant -> fact.kind().code() + "." + variant)
                .orElse(fact.kind().code());
    }

    private Object[] arguments(Fact fact, Recipient reader) {
        return switch (fact.kind()) {
            case FRIEND_REQUEST, FRIEND_ACCEPTED -> new Object[] {name(fact, reader)};
            case GOAL_REACHED, GOAL_ALMOST -> new Object[] {day(fact, reader), fact.value("total"), fact.value("goal")};
            case STREAK_MILESTONE, STREAK_AT_RISK -> new Object[] {fact.value("days")};
            case BADGE_EARNED -> new Object[] {say("badge." + fact.text("badge"), reader.locale()), day(fact, reader)};
            case FRIEND_GOAL_REACHED -> new Object[] {name(fact, reader), day(fact, reader)};
            case CHALLENGE_STARTED, CHALLENGE_CHANGED -> new Object[] {challenge(fact, reader)};
            case CHALLENGE_SEALED ->
                new Object[] {challenge(fact, reader), fact.says("unranked") ? 0 : fact.value("rank")};
            case EXPORT_READY, APPEAL_DECIDED -> new Object[] {day(fact, reader)};
            case DAY_CORRECTED -> new Object[] {day(fact, reader), fact.value("from"), fact.value("to")};
        };
    }

    private String name(Fact fact, Recipient reader) {
        String known = reader.names().get(fact.text(WALKER));
        return known == null ? say("somebody", reader.locale()) : known;
    }

    private String challenge(Fact fact, Recipient reader) {
        String known = reader.names().get(fact.text(CHALLENGE));
        return known == null ? say("some-challenge", reader.locale()) : known;
    }

    private String day(Fact fact, Recipient reader) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(say("day.format", reader.locale()), reader.locale());
        return LocalDate.parse(fact.text("date")).format(format);
    }

    private String say(String key, Locale locale, Object... arguments) {
        return bundle.getMessage(key, arguments, locale);
    }

    /** The lead fact's values at the top, and every fact with its line. */
    private static Map<String, Object> data(InboxEntry entry, List<String> lines) {
        Map<String, Object> data = new LinkedHashMap<>(entry.facts().get(0).values());
        List<Map<String, Object>> facts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Fact fact = entry.facts().get(i);
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("kind", fact.kind().code());
            each.putAll(fact.values());
            each.put("text", lines.get(i));
            facts.add(each);
        }
        data.put("facts", facts);
        return data;
    }
}
