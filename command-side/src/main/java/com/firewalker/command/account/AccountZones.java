package com.firewalker.command.account;

import com.firewalker.command.walker.Zones;
import com.firewalker.command.zone.HomeZone;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The zone in the account row follows the walker's zone history. */
@Repository
class AccountZones implements HomeZone {

    private final JdbcClient jdbc;

    AccountZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void lives(String walkerId, ZoneId zone) {
        jdbc.sql("UPDATE account SET time_zone = ? WHERE walker_id = ?")
                .params(Zones.write(zone), walkerId)
                .update();
    }
}
