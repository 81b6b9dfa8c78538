package com.firewalker.command.walker;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says that an archive of everything held on the walker is ready; the archive itself stays outside the ledger. */
public record ReportExport(String walkerId, String exportId, Instant expiresAt) implements WalkerCommand {

    public ReportExport {
        WalkerStream.checked(walkerId);
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
