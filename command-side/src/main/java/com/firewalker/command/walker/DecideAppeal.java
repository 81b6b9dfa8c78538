package com.firewalker.command.walker;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says that an operator decided an appeal; the texts stay in the account's tables (domain-rules.md 5.1). */
public record DecideAppeal(String walkerId, String appealId, LocalDate date, boolean granted) implements WalkerCommand {

    public DecideAppeal {
        WalkerStream.checked(walkerId);
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
