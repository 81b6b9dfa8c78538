package com.firewalker.command.totp;

import com.firewalker.command.account.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those of walkers. */
@Repository
class TotpRows extends FactorTables implements PersonalData {

    TotpRows(JdbcClient jdbc) {
        super(jdbc, "totp", "totp_recovery", "walker_id");
    }
}
