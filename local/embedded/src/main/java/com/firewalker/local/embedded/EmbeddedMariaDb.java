package com.firewalker.local.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MariaDB 11.4 with the durability of production: what it acknowledged survives a power cut. */
public final class EmbeddedMariaDb extends EmbeddedSqlServer {

    private static final String NAME = "MariaDB";
    private static final List<String> SYSTEM_TABLES =
            List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");

    private EmbeddedMariaDb(Running running) {
        super(running);
    }

    /** Starts on the data in the directory, making it first if there is none; port 0 means any free one. */
    public static EmbeddedMariaDb start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /** As above, with server variables that differ from the usual ones. */
    public static EmbeddedMariaDb start(Path directory, int port, Map<String, String> variables) {
        return start(NAME, directory, port, new MariaDb(variables), EmbeddedMariaDb::new);
    }

    private record MariaDb(Map<String, String> variables) implements Recipe {

        @Override
        public List<String> configure(Place place, int port) throws IOException {
            Map<String, String> own = new HashMap<>(variables);
            own.put("port", Integer.toString(port));
            EmbeddedSqlServer.configure("mariadb", Binaries.mariaDb(), place, own);
            return List.of(
                    Binaries.mariaDb().resolve("bin/mariadbd").toString(), "--defaults-file=" + place.configuration());
        }

        @Override
        public void makeData(Place place) throws IOException {
            if (Files.isDirectory(place.data())) {
                return;
            }
            Path binaries = Binaries.mariaDb();
            List<String> bootstrap = List.of(
                    binaries.resolve("bin/mariadbd").toString(),
                    "--no-defaults",
                    "--bootstrap",
                    "--user=" + System.getProperty("user.name"), // needed only by root, ignored for others
                    "--basedir=" + binaries,
                    "--datadir=" + freshlyAside(place),
                    "--tmpdir=" + temporaryFiles(place),
                    "--lc-messages-dir=" + binaries.resolve("share"),
                    "--innodb-log-file-size=100663296",
                    "--skip-log-bin");
            EmbeddedSqlServer.makeData(NAME, place, bootstrap, sql -> systemTables(sql, place.password()));
        }

        private static void systemTables(OutputStream sql, String password) throws IOException {
            line(sql, "create database if not exists mysql;");
            line(sql, "use mysql;");
            line(sql, "set @auth_root_socket=null;");
            for (String script : SYSTEM_TABLES) {
                Files.copy(Binaries.mariaDb().resolve("share").resolve(script), sql);
                line(sql, "");
            }
            line(sql, "DELETE FROM global_priv;");
            line(sql, "DELETE FROM proxies_priv;");
            line(
                    sql,
                    "INSERT INTO global_priv VALUES ('127.0.0.1', '" + USER + "', concat('{\"access\":"
                            + "18446744073709551615,\"plugin\":\"mysql_native_password\",\"authentication_string\":\"',"
                            + " password('" + password + "'), '\"}'));");
        }

        private static void line(OutputStream sql, String text) throws IOException {
            sql.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
