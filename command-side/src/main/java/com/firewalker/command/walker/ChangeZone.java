package com.firewalker.command.walker;

import java.time.Instant;
import java.time.ZoneId;

public record ChangeZone(String walkerId, ZoneId timeZone, Instant at) implements WalkerCommand {

    public ChangeZone {
        WalkerStream.checked(walkerId);
    }
}
