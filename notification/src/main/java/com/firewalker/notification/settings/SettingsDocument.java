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
import org.jspecify.annotations.Nullable;

/** Settings as clients and the database write them. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SettingsDocument(
        @Nullable Quiet quietHours, @Nullable Map<String, @Nullable Wish> kinds) {

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

    Settings settings() {
        List<Refusal.Field> wrong = new ArrayList<>();
        Map<Kind, Channels> wished = new EnumMap<>(Kind.class);
        (kinds == null ? Map.<String, @Nullable Wish>of() : kinds)
                .forEach((code, wish) -> Kind.ofCode(code)
                        .ifPresentOrElse(
                                kind -> {
                                    if (wish != null) {
                                        wished.put(kind, channels(kind, wish));
                                    }
                                },
                                () -> wrong.add(new Refusal.Field(
                                        "/kinds/" + code.replace("~", "~0").replace("/", "~1"),
                                        "unknown-kind",
                                        "There is no such kind of notification"))));
        QuietHours quiet = quiet(wrong);
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
        return new Settings(quiet, wished);
    }

    private static Channels channels(Kind kind, Wish wish) {
        Channels usual = Settings.USUAL.of(kind);
        return new Channels(
                wish.inApp() == null ? usual.inApp() : wish.inApp(),
                wish.push() == null ? usual.push() : wish.push(),
                wish.email() == null ? usual.email() : wish.email());
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
