package com.firewalker.notification.settings;

import com.firewalker.notification.intent.Kind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A walker's wishes. Kinds that are not named have their usual channels. */
public record Settings(@Nullable QuietHours quietHours, Map<Kind, Channels> kinds) {

    public static final Settings USUAL = new Settings(null, Map.of());

    public Settings {
        kinds = Map.copyOf(kinds);
    }

    public Channels of(Kind kind) {
        Channels chosen = kinds.get(kind);
        if (chosen != null) {
            return chosen;
        }
        return kind == Kind.FRIEND_GOAL_REACHED ? Channels.OFF : Channels.USUAL;
    }

    Map<Kind, Channels> all() {
        Map<Kind, Channels> all = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            all.put(kind, of(kind));
        }
        return all;
    }
}
