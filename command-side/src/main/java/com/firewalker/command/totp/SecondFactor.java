package com.firewalker.command.totp;

import com.firewalker.command.account.Account;
import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.account.Credentials;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A walker's second factor: begun, confirmed by a first code, asked for at each login, taken away. */
@Component
public class SecondFactor {

    private static final int RECOVERY_CODES = 10;

    /** Shown once. */
    record Begun(String secret, String uri, List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "Begun";
        }
    }

    private final TotpRows rows;
    private final AccountRepository accounts;
    private final Credentials credentials;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SecondFactor(
            TotpRows rows,
            AccountRepository accounts,
            Credentials credentials,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.credentials = credentials;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Replaces one that was begun and never confirmed. Errors: 409 where one is confirmed. */
    Begun begin(String walkerId) {
        byte[] secret = Codes.newSecret();
        List<String> recovery =
                Stream.generate(Codes::newRecovery).limit(RECOVERY_CODES).toList();
        Account account = accounts.find(walkerId).orElseThrow(Refusal::notFound);
        transaction.executeWithoutResult(status -> {
            if (accounts.lock(walkerId).isEmpty()) {
                throw Refusal.notFound();
            }
            if (isOn(walkerId)) {
                throw new Refusal(409, "totp-active", "There is a second factor already; take it away first");
            }
            rows.begin(
                    walkerId, secret, recovery.stream().map(Codes::recoveryHash).toList(), clock.instant());
        });
        String label = account.email() == null ? account.displayName() : account.email();
        return new Begun(Codes.text(secret), Codes.uri(secret, label), recovery);
    }

    /** By a first code of the device. Errors: 422 totp-invalid; 404 where none was begun. */
    void confirm(String walkerId, String code) {
        FactorTables.Row row = rows.find(walkerId).orElseThrow(Refusal::notFound);
        OptionalLong step = Codes.step(row.secret(), code, clock.instant());
        if (step.isEmpty() || !rows.useStep(walkerId, step.getAsLong())) {
            throw invalid();
        }
        rows.confirm(walkerId, clock.instant());
        SecurityLog.note("second-factor-on", "walker", walkerId);
    }

    /** Errors: 403 wrong-password, 422 totp-invalid; 404 where there is none. */
    void remove(String walkerId, String password, String code) {
        if (rows.find(walkerId).isEmpty()) {
            throw Refusal.notFound();
        }
        credentials.confirm(walkerId, password);
        if (isOn(walkerId) && !fits(walkerId, code)) {
            throw invalid();
        }
        transaction.executeWithoutResult(status -> rows.erase(walkerId));
        SecurityLog.note("second-factor-off", "walker", walkerId);
    }

    public boolean isOn(String walkerId) {
        return rows.find(walkerId).filter(FactorTables.Row::confirmed).isPresent();
    }

    /** At a login whose password is right. Errors: 401 totp-required without a code, totp-wrong with a wrong one. */
    public void check(String walkerId, @Nullable String code) {
        if (!isOn(walkerId)) {
            return;
        }
        if (code == null || code.isBlank()) {
            throw asking(401, "totp-required", "A code of the second factor is needed");
        }
        if (!fits(walkerId, code)) {
            throw asking(401, "totp-wrong", "This code does not hold, or was used");
        }
    }

    /** A code of the device or a recovery code, each once. */
    private boolean fits(String walkerId, String code) {
        Instant now = clock.instant();
        return rows.find(walkerId)
                .filter(row -> {
                    OptionalLong step = Codes.step(row.secret(), code, now);
                    return step.isPresent()
                            ? rows.useStep(walkerId, step.getAsLong())
                            : rows.useRecovery(walkerId, Codes.recoveryHash(code));
                })
                .isPresent();
    }

    private static Refusal asking(int status, String code, String detail) {
        return new Refusal(status, code, detail, List.of(new Refusal.Field("/totp", code, detail)), null);
    }

    private static Refusal invalid() {
        String detail = "This code does not hold, or was used";
        return new Refusal(
                422, "totp-invalid", detail, List.of(new Refusal.Field("/code", "totp-invalid", detail)), null);
    }
}
