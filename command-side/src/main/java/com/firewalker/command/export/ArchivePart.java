package com.firewalker.command.export;

/** Something in this service that belongs into a walker's archive (domain-rules.md 12.3). */
public interface ArchivePart {

    /** Where it cannot be had there is an exception and no archive: one without it would claim to be everything. */
    void addTo(Archive archive, String walkerId);
}
