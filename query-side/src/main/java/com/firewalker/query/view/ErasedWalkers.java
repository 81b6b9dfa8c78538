package com.firewalker.query.view;

import static com.firewalker.query.view.Upsert.Register.guardedBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** A view's table of erased walkers: what is erased stays erased, whatever arrives later. */
public final class ErasedWalkers {

    private final String table;
    private final Upsert rows;

    public ErasedWalkers(String table) {
        this.table = table;
        this.rows = Upsert.into(table, List.of("walker_id"), guardedBy("position"));
    }

    /** Those of the walkers that this version knows as erased. */
    public Set<String> among(Set<String> walkers, JdbcOperations jdbc, ViewVersion version) {
        return walkers.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.queryForList(
                        "SELECT walker_id FROM " + version.table(table) + " WHERE walker_id IN (?"
                                + ",?".repeat(walkers.size() - 1) + ")",
                        String.class,
                        walkers.toArray()));
    }

    /** @param positions at which the walkers were erased */
    public void add(Map<String, Long> positions, JdbcOperations jdbc, ViewVersion version) {
        rows.write(
                jdbc,
                version,
                positions.entrySet().stream()
                        .map(erased -> new @Nullable Object[] {erased.getKey(), erased.getValue()})
                        .toList());
    }
}
