package com.firewalker.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.local.embedded.EmbeddedMariaDb;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.platform.testing.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server of MySQL's protocol is believed by its certificate. Cites reliability.md S17 and S18. */
@Tag("S17")
@Tag("S18")
class VerifiedMySqlIT {

    private static final TestAuthority AUTHORITY = TestAuthority.create();

    private static TemporaryDirectory directory;
    private static EmbeddedMariaDb server;

    @BeforeAll
    static void start() {
        directory = TemporaryDirectory.create("firewalker-verified-");
        Path issued = AUTHORITY.issue(directory.path().resolve("tls"), "127.0.0.1");
        server = EmbeddedMariaDb.start(
                directory.path().resolve("mariadb"),
                0,
                Map.of(
                        "ssl", "1",
                        "ssl_cert", issued.resolve("certificate.pem").toString(),
                        "ssl_key", issued.resolve("key.pem").toString()));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        directory.close();
    }

    @Test
    void isBelievedByItsNameAndTheAuthorityOfAPemFileWithSeveral() throws Exception {
        Path authorities = Files.writeString(
                directory.path().resolve("several.pem"), TestAuthority.create().pem() + "\n" + AUTHORITY.pem() + "\n");
        assertThat(cipher("127.0.0.1", authorities)).isNotEmpty();
    }

    @Test
    void isRefusedWhereAnotherAuthoritySignedIt() throws Exception {
        Path others = Files.writeString(
                directory.path().resolve("others.pem"), TestAuthority.create().pem());
        assertThatThrownBy(() -> cipher("127.0.0.1", others))
                .isInstanceOf(SQLException.class)
                .rootCause()
                .hasMessageContaining("trust anchors");
    }

    @Test
    void isRefusedUnderAnotherNameThanItsOwn() throws Exception {
        Path own = Files.writeString(directory.path().resolve("own.pem"), AUTHORITY.pem());
        assertThatThrownBy(() -> cipher("localhost", own)).isInstanceOf(SQLException.class);
    }

    @Test
    void isRefusedWhereTheFileHoldsNoCertificate() throws Exception {
        Path empty = Files.writeString(directory.path().resolve("empty.pem"), "");
        assertThatThrownBy(() -> cipher("127.0.0.1", empty)).isInstanceOf(SQLException.class);
    }

    private static String cipher(String host, Path authorities) throws SQLException {
        String url = MysqlUrl.existing(
                "jdbc:mysql://" + host + ":" + server.port()
                        + "/?sslMode=VERIFY_IDENTITY&fallbackToSystemTrustStore=false"
                        + "&trustCertificateKeyStoreType=PEM&trustCertificateKeyStoreUrl=" + authorities.toUri(),
                "mysql");
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                ResultSet row = connection.createStatement().executeQuery("SHOW SESSION STATUS LIKE 'Ssl_cipher'")) {
            row.next();
            return row.getString(2);
        }
    }
}
