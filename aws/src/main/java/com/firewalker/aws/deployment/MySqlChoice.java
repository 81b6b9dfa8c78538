package com.firewalker.aws.deployment;

import java.util.Locale;

/** Which managed MySQL holds ledger and views. */
public enum MySqlChoice {
    /** One writer, readers in other zones, storage that grows by itself. */
    AURORA,
    /** One instance with a standby in another zone, and a read replica. */
    RDS;

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
