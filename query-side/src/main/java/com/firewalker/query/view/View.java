package com.firewalker.query.view;

import java.util.List;

/**
 * A view's name, its tables, and the one-row table that says which version it is and up to which position it is
 * complete. All of a view's tables are renamed together when another version takes over.
 */
public record View(String name, List<String> tables) {

    public View {
        tables = List.copyOf(tables);
    }

    public String versionTable() {
        return name + "_version";
    }
}
