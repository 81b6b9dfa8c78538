package com.firewalker.command.operator;

import com.firewalker.command.totp.FactorTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Second factors of operators. */
@Repository
class FactorRows extends FactorTables {

    FactorRows(JdbcClient jdbc) {
        super(jdbc, "operator_factor", "operator_recovery", "name");
    }
}
