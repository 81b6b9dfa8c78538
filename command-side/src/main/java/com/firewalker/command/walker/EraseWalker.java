package com.firewalker.command.walker;

/** Tells every view to drop the walker (domain-rules.md 12.2). */
public record EraseWalker(String walkerId) implements WalkerCommand {

    public EraseWalker {
        WalkerStream.checked(walkerId);
    }
}
