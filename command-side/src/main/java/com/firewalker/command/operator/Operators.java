package com.firewalker.command.operator;

import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.security.RevokedSessions;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Names operators, gives them roles and takes both away. A role that was lowered or taken away holds for sessions at
 * once, for tokens that are out until they expire. Source: api.md 7, 9.
 */
@Component
class Operators {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,39}");

    /** An operator's token, shown once. */
    record Issued(String token, String name, OperatorRole role, Instant expiresAt) {

        @Override
        public String toString() {
            return "Issued[" + name + "]";
        }
    }

    private final OperatorRows rows;
    private final SessionRows sessions;
    private final FactorRows factors;
    private final AccessTokenIssuer issuer;
    private final RevokedSessions denied;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Operators(
            OperatorRows rows,
            SessionRows sessions,
            FactorRows factors,
            AccessTokenIssuer issuer,
            RevokedSessions denied,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.sessions = sessions;
        this.factors = factors;
        this.issuer = issuer;
        this.denied = denied;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Errors: 409 operator-known, 422 for what is no name. */
    OperatorRows.Row add(String name, OperatorRole role, String by) {
        if (!NAME.matcher(name).matches()) {
            throw Refusal.invalid(
                    "/name", "invalid", "a name has 1 to 40 letters, digits, dots, dashes, and begins with a letter");
        }
        if (isLocal(name)) {
            throw known(name);
        }
        return transaction.execute(status -> {
            try {
                rows.insert(name, role, now(), by);
            } catch (DuplicateKeyException e) {
                throw known(name);
            }
            return find(name);
        });
    }

    /** Whoever becomes an admin confirms browsers that are signed in already, too. */
    OperatorRows.Row setRole(String name, OperatorRole role) {
        return transaction.execute(status -> {
            find(name);
            rows.setRole(name, role);
            sessions.unconfirmAllOf(name);
            return find(name);
        });
    }

    void remove(String name) {
        List<String> ended = transaction.execute(status -> {
            if (!rows.delete(name)) {
                throw Refusal.notFound();
            }
            List<String> ending = endAll(name);
            factors.erase(name);
            return ending;
        });
        tell(ended, "removed");
    }

    /** Takes a second factor away that was lost; whoever was signed in has to come again and begin another. */
    void resetFactor(String name) {
        if (roleOf(name).isEmpty()) {
            throw Refusal.notFound();
        }
        List<String> ended = transaction.execute(status -> {
            List<String> ending = endAll(name);
            factors.erase(name);
            return ending;
        });
        tell(ended, "factor-reset");
        SecurityLog.note("second-factor-off", "operator", name);
    }

    /** Signs the operator out of every browser. */
    void signOut(String name) {
        if (roleOf(name).isEmpty()) {
            throw Refusal.notFound();
        }
        tell(transaction.execute(status -> endAll(name)), "signed-out");
    }

    List<OperatorRows.Row> after(String name, int limit) {
        return rows.after(name, limit, now());
    }

    /** Nothing for who is no operator, or no longer. */
    Optional<OperatorRole> roleOf(String name) {
        return isLocal(name) ? Optional.of(OperatorRole.ADMIN) : rows.role(name);
    }

    /** Errors: 404 for who is no operator. */
    Issued issue(String name) {
        OperatorRole role = roleOf(name).orElseThrow(Refusal::notFound);
        String canonical = rows.find(name, now()).map(OperatorRows.Row::name).orElse(name);
        return new Issued(issuer.forOperator(canonical, role), canonical, role, now().plus(AccessTokenIssuer.LIFETIME));
    }

    /** Whoever holds the signing keys. */
    static boolean isLocal(String name) {
        return name.equalsIgnoreCase(AccessTokenIssuer.LOCAL_OPERATOR);
    }

    private OperatorRows.Row find(String name) {
        return rows.find(name, now()).orElseThrow(Refusal::notFound);
    }

    private List<String> endAll(String name) {
        sessions.deleteCodes(name);
        List<String> ending = sessions.lockAllOf(name);
        ending.forEach(sessions::delete);
        return ending;
    }

    /** Streams that are open end; the rows are gone already. */
    private void tell(List<String> ended, String because) {
        ended.forEach(session -> {
            denied.deny(session);
            SecurityLog.note("console-session-ended", "session", session, "because", because);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Refusal known(String name) {
        return new Refusal(409, "operator-known", "There is an operator of this name: " + name);
    }
}
