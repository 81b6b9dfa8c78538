package com.firewalker.command.walker;

/** What can be asked of a walker's stream. */
public sealed interface WalkerCommand
        permits RegisterWalker,
                ChangeZone,
                StateZones,
                ChooseZoneMode,
                SetDeviceKind,
                ChangeVisibility,
                ChangeProfile,
                SetDailyGoal,
                SetDevicePreference,
                ReportExport,
                DecideAppeal,
                EraseWalker {

    String walkerId();

    String stream();
}
