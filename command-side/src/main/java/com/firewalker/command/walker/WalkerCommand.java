package com.firewalker.command.walker;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a walker's stream. */
public sealed interface WalkerCommand
        permits RegisterWalker,
                ChangeZone,
                ChangeVisibility,
                ChangeProfile,
                SetDailyGoal,
                SetDevicePreference,
                EraseWalker {

    String walkerId();

    @TargetAggregateIdentifier
    default String stream() {
        return WalkerStream.of(walkerId());
    }
}
