package com.firewalker.command.operator;

import com.firewalker.command.totp.Codes;
import com.firewalker.command.totp.FactorTables;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An admin's second factor, without which no browser is an admin's: begun and confirmed in the first session, asked for
 * in each later one. Whoever changes a factor or is confirmed by it holds the locks of all its operator's sessions.
 */
@Component
class OperatorFactor {

    private static final int RECOVERY_CODES = 10;

    /** Shown once. */
    @Schema(name = "OperatorFactor")
    record Begun(String secret, String uri, List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "Begun";
        }
    }

    private final Operators operators;
    private final FactorRows rows;
    private final SessionRows sessions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OperatorFactor(
            Operators operators,
            FactorRows rows,
            SessionRows sessions,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.operators = operators;
        this.rows = rows;
        this.sessions = sessions;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    boolean isOn(String name) {
        return rows.find(name).filter(FactorTables.Row::confirmed).isPresent();
    }

    /**
     * Replaces one that was begun and never confirmed. Errors: 404 where no admin's browser session asks, 409
     * totp-active.
     */
    Begun begin(Caller caller) {
        String name = caller.walkerId();
        byte[] secret = Codes.newSecret();
        List<String> recovery =
                Stream.generate(Codes::newRecovery).limit(RECOVERY_CODES).toList();
        List<byte[]> hashes = recovery.stream().map(Codes::recoveryHash).toList();
        transaction.executeWithoutResult(status -> {
            lock(caller);
            if (isOn(name)) {
                throw new Refusal(409, "totp-active", "There is a second factor already; it has to be reset first");
            }
            rows.begin(name, secret, hashes, clock.instant());
        });
        return new Begun(Codes.text(secret), Codes.uri(secret, name + " (console)"), recovery);
    }

    /**
     * Makes an admin's session of it, by a code of the device or a recovery code, each once; the first code of a device
     * confirms the factor too. Errors: 422 totp-invalid; 404 where no admin's browser session asks, or nothing was begun.
     */
    void confirm(Caller caller, String code) {
        String name = caller.walkerId();
        transaction.executeWithoutResult(status -> {
            lock(caller);
            FactorTables.Row row = rows.find(name).orElseThrow(Refusal::notFound);
            Instant now = clock.instant();
            if (!use(name, row, code, now)) {
                throw invalid();
            }
            rows.confirm(name, now);
            sessions.confirm(caller.sessionId(), now);
        });
        SecurityLog.note("console-session-confirmed", "who", name, "session", caller.sessionId());
    }

    /** The session may have ended since it was recognised, and the role may have changed. */
    private void lock(Caller caller) {
        boolean there = sessions.lockAllOf(caller.walkerId()).contains(caller.sessionId());
        boolean admin = operators
                .roleOf(caller.walkerId())
                .filter(OperatorRole.ADMIN::equals)
                .isPresent();
        if (!there || !admin) {
            throw Refusal.notFound();
        }
    }

    private boolean use(String name, FactorTables.Row row, String code, Instant now) {
        OptionalLong step = Codes.step(row.secret(), code, now);
        if (step.isPresent()) {
            return rows.useStep(name, step.getAsLong());
        }
        return row.confirmed() && rows.useRecovery(name, Codes.recoveryHash(code));
    }

    private static Refusal invalid() {
        String detail = "This code does not hold, or was used";
        return new Refusal(
                422, "totp-invalid", detail, List.of(new Refusal.Field("/code", "totp-invalid", detail)), null);
    }
}
