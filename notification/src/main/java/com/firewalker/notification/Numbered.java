package com.firewalker.notification;

import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list for operators whose items have growing numbers, which are their ids for people. */
public record Numbered<T>(String scope, Function<T, String> id, After<T> items) {

    /** The items after a number, in order. */
    public interface After<T> {
        List<T> after(long number, int limit);
    }

    public Page<T> page(@Nullable Integer limit, @Nullable String cursor) {
        int size = Page.limit(limit);
        List<String> keys = Cursor.read(scope, 1, cursor);
        List<T> found = items.after(keys == null ? 0 : Long.parseLong(keys.get(0)), size + 1);
        List<T> shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(shown, found.size() > size ? Cursor.write(scope, id.apply(shown.get(size - 1))) : null);
    }

    /** The number in a path; what is none belongs to nothing. */
    public static long of(String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(id);
    }
}
