package com.firewalker.command.account;

import com.firewalker.platform.web.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers whether e-mail and password belong together, in the same time whether the e-mail exists or not. */
@Component
public class Credentials {

    static final String WRONG = "wrong-password";

    private final AccountRepository accounts;
    private final Passwords passwords;

    Credentials(AccountRepository accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** Whose password it was, and which one: a later change of it makes this void. */
    public record Proven(String walkerId, Instant passwordChangedAt) {}

    public Optional<Proven> verify(String email, String password) {
        return verify(accounts.findSecret(email), password);
    }

    /**
     * Whether the account is still there and its password still that one. Holds the account's row until the caller's
     * transaction ends: nobody erases it or changes the password meanwhile.
     */
    public boolean hold(Proven proven) {
        return accounts.lockPassword(proven.walkerId())
                .filter(proven.passwordChangedAt()::equals)
                .isPresent();
    }

    /** The walker's own password, for acts that ask for it again. Errors: 403 wrong-password. */
    public Proven confirm(String walkerId, String password) {
        return verify(accounts.findSecretOf(walkerId), password).orElseThrow(Credentials::wrongPassword);
    }

    /** 403: whoever holds the access token does not know the password. */
    public static Refusal wrongPassword() {
        return new Refusal(403, "wrong-password", "This is not the walker's password");
    }

    private Optional<Proven> verify(Optional<AccountRepository.Secret> known, String password) {
        boolean right = passwords.matches(
                password, known.map(AccountRepository.Secret::passwordHash).orElse(null));
        if (!right) {
            return Optional.empty();
        }
        known.filter(secret -> passwords.outdated(secret.passwordHash()))
                .ifPresent(secret -> accounts.rehash(secret, passwords.hash(password)));
        return known.map(secret -> new Proven(secret.walkerId(), secret.changedAt()));
    }
}
