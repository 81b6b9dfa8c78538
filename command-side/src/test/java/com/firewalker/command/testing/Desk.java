package com.firewalker.command.testing;

import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.command.totp.Codes;
import com.firewalker.platform.testing.Servers;
import com.google.common.io.BaseEncoding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The operators' door of a command side, by token and by cookie, and what time or a database's owner may do to it. */
public final class Desk {

    private final CommandSide commandSide;

    public Desk(CommandSide commandSide) {
        this.commandSide = commandSide;
    }

    /** Whoever holds the signing keys. */
    public Http local() {
        return commandSide.http().as(commandSide.bean(AccessTokenIssuer.class).forOperator());
    }

    /** A new operator's name. */
    public String named(String role) {
        String name = role + "-" + UUID.randomUUID().toString().substring(0, 8);
        local().post("/v1/ops/operators", Map.of("name", name, "role", role)).expect(201);
        return name;
    }

    public Http as(String name) {
        return commandSide.http().as(token(name));
    }

    public String token(String name) {
        return local().post("/v1/ops/operators/" + name + "/tokens", Map.of())
                .expect(201)
                .get("token")
                .asString();
    }

    public String code(String name) {
        return local().post("/v1/ops/operators/" + name + "/codes", Map.of())
                .expect(201)
                .get("code")
                .asString();
    }

    /** A page of the console, signed in as that operator. */
    public Http page(String name) {
        return page(signIn(code(name)));
    }

    /** The same of an admin whose second factor, begun here, has confirmed the session. */
    public Http confirmedPage(String name) {
        Http page = page(name);
        JsonNode begun = page.send("POST", "/v1/ops/second-factor", null).expect(200);
        page.post("/v1/ops/second-factor/confirm", Map.of("code", factorCode(begun, -1)))
                .expect(200);
        return page;
    }

    /** What an authenticator shows so many steps of time from now; those one step away hold too. */
    public static String factorCode(JsonNode begun, int steps) {
        byte[] secret = BaseEncoding.base32().decode(begun.get("secret").asString());
        return Codes.code(secret, Instant.now().getEpochSecond() / 30 + steps);
    }

    public Http.Answer signIn(String code) {
        return commandSide.http().post("/v1/ops/sessions", Map.of("code", code));
    }

    public Http page(Http.Answer signedIn) {
        signedIn.expect(201);
        return commandSide
                .http()
                .with("Cookie", cookie(signedIn))
                .with("Origin", commandSide.http().base().toString());
    }

    /** As a browser sends it back. */
    public static String cookie(Http.Answer signedIn) {
        return setCookie(signedIn, "firewalker-console").split(";", 2)[0];
    }

    public static String setCookie(Http.Answer answer, String name) {
        return answer.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Set-Cookie"))
                .flatMap(header -> header.getValue().stream())
                .filter(value -> value.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    /** Directly in the database. */
    public static int sql(String statement) {
        try (Connection connection = Servers.connect();
                Statement sql = connection.createStatement()) {
            sql.execute("USE firewalker_command");
            return sql.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
