package com.firewalker.notification.rendering;

import com.firewalker.notification.intent.Kind;
import java.util.Map;

/** One fact of an entry: what it is about and its flat values. */
public record Fact(Kind kind, Map<String, Object> values) {

    public String text(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("fact " + kind.code() + " without " + name);
        }
        return value.toString();
    }

    public Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("fact " + kind.code() + " without " + name);
        }
        return value;
    }

    public boolean says(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }
}
