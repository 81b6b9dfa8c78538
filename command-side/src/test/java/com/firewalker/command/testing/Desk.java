package com.firewalker.command.testing;

import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.platform.testing.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

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
