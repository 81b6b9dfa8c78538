package com.firewalker.command.walker;

import com.firewalker.events.v1.Visibility;

public record ChangeVisibility(String walkerId, Visibility visibility) implements WalkerCommand {

    public ChangeVisibility {
        WalkerStream.checked(walkerId);
        Checks.chosen(visibility);
    }
}
