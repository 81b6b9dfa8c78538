package com.firewalker.proto;

import java.util.List;

/** What differs between two contracts: breaks, which nobody can approve, and additions, which somebody must. */
record ContractChanges(List<String> breaks, List<String> additions) {

    private static final List<String> FIELD_PARTS = List.of("renamed", "retyped", "presence changed");

    static ContractChanges between(Contract approved, Contract current) {
        List<String> breaks = approved.promises().entrySet().stream()
                .filter(promise -> !promise.getValue().equals(current.promises().get(promise.getKey())))
                .map(promise -> broken(promise.getKey(), promise.getValue(), current))
                .toList();
        List<String> additions = current.lines()
                .filter(line -> !approved.promises().containsKey(line.split(" = ", 2)[0]))
                .toList();
        return new ContractChanges(breaks, additions);
    }

    private static String broken(String key, String promised, Contract current) {
        String now = current.promises().get(key);
        if (now != null) {
            return kind(promised, now) + ": " + key + ": " + promised + " -> " + now;
        }
        String owner = key.contains("#") ? key.substring(0, key.indexOf('#') + 1) : key;
        boolean renumbered = current.promises().entrySet().stream()
                .anyMatch(other ->
                        other.getKey().startsWith(owner) && other.getValue().equals(promised));
        return (renumbered ? "renumbered: " : "removed: ") + key + (promised.isEmpty() ? "" : " = " + promised);
    }

    private static String kind(String promised, String now) {
        String[] before = promised.split(", ", -1);
        String[] after = now.split(", ", -1);
        for (int part = 0; before.length == FIELD_PARTS.size() && part < before.length; part++) {
            if (!before[part].equals(after[part])) {
                return FIELD_PARTS.get(part);
            }
        }
        return before.length == 1 && !promised.contains("->") ? "renamed" : "changed";
    }
}
