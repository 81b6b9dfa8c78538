package com.firewalker.platform.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Counts the SELECTs that all services of the tests' server send. */
public final class Selects {

    private Selects() {}

    /** The fewest a second of some windows of six seconds: what other tests began may still come to its end. */
    public static double perSecond() throws InterruptedException {
        double fewest = Double.MAX_VALUE;
        for (int window = 0; window < 2; window++) {
            long before = count();
            long start = System.nanoTime();
            TimeUnit.SECONDS.sleep(6);
            fewest = Math.min(fewest, (count() - before) * 1e9 / (System.nanoTime() - start));
        }
        System.out.printf("an idle node sends %.1f SELECTs a second%n", fewest);
        return fewest;
    }

    private static long count() {
        try (Connection connection = DriverManager.getConnection(
                        Servers.mariaDb().url(),
                        Servers.mariaDb().user(),
                        Servers.mariaDb().password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_select'")) {
            row.next();
            return row.getLong(2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
