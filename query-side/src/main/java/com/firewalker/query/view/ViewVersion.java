package com.firewalker.query.view;

/**
 * One version of a view: the live one stands under the plain table names, any other one under {@code name__vN}.
 * Redis keys carry the version always, and a pointer says which one is live.
 */
public record ViewVersion(View view, int version, boolean live) {

    public static ViewVersion live(View view, int version) {
        return new ViewVersion(view, version, true);
    }

    public static ViewVersion shadow(View view, int version) {
        return new ViewVersion(view, version, false);
    }

    public String table(String base) {
        return live ? base : base + "__v" + version;
    }

    public String versionTable() {
        return table(view.versionTable());
    }
}
