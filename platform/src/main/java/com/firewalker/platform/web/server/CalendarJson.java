package com.firewalker.platform.web.server;

import com.firewalker.platform.web.CalendarRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiFunction;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads dates and instants of request bodies by {@link CalendarRange}; what we stored ourselves is read as before. */
final class CalendarJson extends SimpleModule {

    private static final long serialVersionUID = 1L;

    CalendarJson(CalendarRange range) {
        super("calendar-range");
        addDeserializer(LocalDate.class, new Reader<>(LocalDate.class, range::date));
        addDeserializer(Instant.class, new Reader<>(Instant.class, range::instant));
    }

    private static final class Reader<T> extends StdDeserializer<T> {

        private final transient BiFunction<String, String, T> parse;

        Reader(Class<T> type, BiFunction<String, String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), json);
            }
            String written = json.getString();
            try {
                return parse.apply("", written);
            } catch (IllegalArgumentException e) {
                return (T) context.handleWeirdStringValue(handledType(), written, "not a date or time");
            }
        }
    }
}
