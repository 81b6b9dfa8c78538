package com.firewalker.command.mail;

import com.firewalker.command.mail.MailOrders.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom an order is for, as the account is when the mail is written: what no longer holds is not sent. */
@Repository
class Recipients {

    private static final String SELECT =
            "SELECT walker_id, display_name, locale, email, email_key, email_verified_at FROM account ";

    /** @param language en or ko */
    record Recipient(String walkerId, String name, String language, Address to) {}

    private record Row(
            String walkerId,
            String name,
            String language,
            @Nullable String email,
            byte @Nullable [] key,
            boolean verified) {

        boolean holds(Order order) {
            return key != null && Arrays.equals(key, order.emailKey());
        }

        Recipient at(Order order) {
            return new Recipient(walkerId, name, language, new Address(order.email(), order.emailKey()));
        }

        /** At the address as the account has it, not as somebody typed it. */
        Recipient atOwn(Order order) {
            return new Recipient(
                    walkerId, name, language, new Address(email == null ? order.email() : email, order.emailKey()));
        }
    }

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Recipient> of(Order order) {
        Optional<Row> row = order.walkerId() == null
                ? find("WHERE email_key = ?", order.emailKey())
                : find("WHERE walker_id = ?", order.walkerId());
        return switch (order.kind()) {
            case RESET -> row.map(account -> account.atOwn(order));
            case TAKEN -> row.filter(Row::verified).map(account -> account.atOwn(order));
            case VERIFY ->
                row.filter(account -> account.holds(order) && !account.verified())
                        .map(account -> account.at(order));
            case CHANGE -> row.filter(account -> !account.holds(order)).map(account -> account.at(order));
            case CHANGED -> row.map(account -> account.at(order));
        };
    }

    private Optional<Row> find(String where, Object key) {
        return jdbc.sql(SELECT + where).param(key).query(Recipients::row).optional();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getString("walker_id"),
                row.getString("display_name"),
                row.getString("locale"),
                row.getString("email"),
                row.getBytes("email_key"),
                row.getObject("email_verified_at") != null);
    }
}
