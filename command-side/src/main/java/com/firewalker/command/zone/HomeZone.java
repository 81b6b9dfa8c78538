package com.firewalker.command.zone;

import java.time.ZoneId;

/** The zone in a walker's account, which other services are told. */
public interface HomeZone {

    /** Within the caller's transaction; where there is no such account, nothing happens. */
    void lives(String walkerId, ZoneId zone);
}
