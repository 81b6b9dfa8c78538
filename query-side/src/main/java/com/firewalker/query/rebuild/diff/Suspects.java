package com.firewalker.query.rebuild.diff;

import com.firewalker.query.view.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be looked at again before it is repaired. Where rows belong to one walker each, everything of a walker is
 * suspect with one of them: a later event may have been folded into a wrong row.
 */
public final class Suspects {

    private final Projection projection;
    private final int most;
    private final Set<Suspect> all = new LinkedHashSet<>();
    private int rows;

    public Suspects(Projection projection, int most) {
        this.projection = projection;
        this.most = most;
    }

    /** @throws IllegalStateException where more rows differ than a repair may replace */
    public void add(TableShape shape, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after) {
        if (++rows > most) {
            throw new IllegalStateException(
                    "more than " + most + " rows are wrong: that is no small repair, build a shadow instead");
        }
        @Nullable Object[] row = Objects.requireNonNull(before == null ? after : before);
        Object walker = shape.perWalker() ? row[shape.columns().indexOf(TableShape.WALKER)] : null;
        if (projection.divisible() && walker != null) {
            projection.view().tables().forEach(table -> all.add(new Suspect(table, Map.of(TableShape.WALKER, walker))));
        } else {
            all.add(new Suspect(shape.name(), key(shape, row)));
        }
    }

    private static Map<String, Object> key(TableShape shape, @Nullable Object[] row) {
        Map<String, Object> key = new LinkedHashMap<>();
        for (int index : shape.keyIndexes()) {
            key.put(shape.columns().get(index), Objects.requireNonNull(row[index]));
        }
        return key;
    }

    /** At most so many at once. */
    public List<List<Suspect>> parts(int size) {
        List<Suspect> list = List.copyOf(all);
        List<List<Suspect>> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            parts.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return parts;
    }
}
