package com.firewalker.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;

/** The machine's database behind its back: for faults that no door lets anybody make. */
final class MachineDatabase {

    private MachineDatabase() {}

    /** Answers how many rows were changed. */
    static int change(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection connect() {
        Path home = OneMachine.machine().data().root().resolve("mariadb");
        try (Reader text = Files.newBufferedReader(home.resolve("server.cnf"))) {
            Properties server = new Properties();
            server.load(text);
            return DriverManager.getConnection(
                    "jdbc:mysql://127.0.0.1:" + server.getProperty("port"),
                    "firewalker",
                    Files.readString(home.resolve("password")).strip());
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
