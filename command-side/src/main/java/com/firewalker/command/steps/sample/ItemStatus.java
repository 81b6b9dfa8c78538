package com.firewalker.command.steps.sample;

/** What became of an item: domain-rules.md 2.3, in the words of the API. */
public enum ItemStatus {
    RECORDED("accepted"),
    REVISED("accepted"),
    QUARANTINED("quarantined"),
    DELETED("deleted"),
    UNCHANGED("unchanged"),
    STALE("stale"),
    CONFLICT("conflict"),
    REJECTED("rejected");

    private final String word;

    ItemStatus(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
