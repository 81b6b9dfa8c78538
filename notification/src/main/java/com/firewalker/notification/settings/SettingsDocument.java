package com.firewalker.notification.settings;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.firewalker.notification.intent.Kind;
import com.firewalker.platform.web.Refusal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings as clients and the database write them. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SettingsDocument(
        @Nullable Quiet quietHours, @Nullable Map<String, @Nullable Wish> kinds) {

    private static final String NEEDS_IN_APP = "needs-in-app";

    record Quiet(
            @JsonFormat(pattern = "HH:mm") @Nullable LocalTime from,
            @JsonFormat(pattern = "HH:mm") @Nullable LocalTime to) {}

    record Wish(
            @Nullable Boolean inApp,
            @Nullable Boolean push,
            @Nullable Boolean email) {}

    static SettingsDocument of(Settings settings) {
        Map<String, @Nullable Wish> kinds = new LinkedHashMap<>();
        settings.all().forEach((kind, to) -> kinds.put(kind.code(), new Wish(to.inApp(), to.push(), to.email())));
        QuietHours quiet = settings.quietHours();
        return new SettingsDocument(quiet == null ? null : new Quiet(quiet.from(), quiet.to()), kinds);
    }

    /** What a walker wishes; refused where it names what does not exist or cannot be done. */
    Settings settings() {
        List<Refusal.Field> wrong = new ArrayList<>();
        Map<Kind, Channels> wished = new EnumMap<>(Kind.class);
        wishes().forEach((code, wish) -> {
            Optional<Kind> kind = Kind.ofCode(code);
            if (kind.isEmpty()) {
                wrong.add(new Refusal.Field(pointer(code), "unknown-kind", "There is no such kind of notification"));
            } else if (wish != null) {
                refuseWithoutInbox(code, wish, wrong);
                wished.put(kind.get(), channels(kind.get(), wish));
            }
        });
        QuietHours quiet = quiet(wrong);
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
        return new Settings(quiet, wished);
    }

    /** As the store holds it; what an earlier version took and could not do means what it did then: nothing is sent. */
    Settings stored() {
        Map<Kind, Channels> wished = new EnumMap<>(Kind.class);
        wishes().forEach((code, wish) -> Kind.ofCode(code)
                .filter(kind -> wish != null)
                .ifPresent(kind -> wished.put(kind, channels(kind, wish))));
        return new Settings(quiet(new ArrayList<>()), wished);
    }

    private Map<String, @Nullable Wish> wishes() {
        return kinds == null ? Map.of() : kinds;
    }

    private static String pointer(String code) {
        return "/kinds/" + code.replace("~", "~0").replace("/", "~1");
    }

    /** Pushes and mails point to an entry of the inbox. */
    private static void refuseWithoutInbox(String code, Wish wish, List<Refusal.Field> wrong) {
        if (!Boolean.FALSE.equals(wish.inApp())) {
            return;
        }
        if (Boolean.TRUE.equals(wish.push())) {
            wrong.add(new Refusal.Field(pointer(code) + "/push", NEEDS_IN_APP, "A push needs inApp: true"));
        }
        if (Boolean.TRUE.equals(wish.email())) {
            wrong.add(new Refusal.Field(pointer(code) + "/email", NEEDS_IN_APP, "A mail needs inApp: true"));
        }
    }

    /** What a wish leaves open: a push or mail that is asked for brings the inbox with it, no inbox means neither. */
    private static Channels channels(Kind kind, Wish wish) {
        Channels usual = Settings.USUAL.of(kind);
        boolean outside = Boolean.TRUE.equals(wish.push()) || Boolean.TRUE.equals(wish.email());
        boolean inApp = wish.inApp() == null ? usual.inApp() || outside : wish.inApp();
        return inApp
                ? new Channels(
                        true,
                        wish.push() == null ? usual.push() : wish.push(),
                        wish.email() == null ? usual.email() : wish.email())
                : Channels.OFF;
    }

    private @Nullable QuietHours quiet(List<Refusal.Field> wrong) {
        if (quietHours == null) {
            return null;
        }
        LocalTime from = quietHours.from();
        LocalTime to = quietHours.to();
        if (from == null || to == null || from.equals(to)) {
            wrong.add(new Refusal.Field(
                    "/quietHours", "invalid-quiet-hours", "from and to must be given and differ, as HH:mm"));
            return null;
        }
        return new QuietHours(from, to);
    }
}
