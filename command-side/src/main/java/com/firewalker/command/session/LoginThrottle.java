package com.firewalker.command.session;

import com.firewalker.command.account.Account;
import com.firewalker.command.account.EmailKey;
import com.firewalker.command.account.PersonalData;
import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Bounds wrong guesses per account and per address; right ones are given back.
 * From an address where the account logged in within 30 days there is a bucket of its own: somebody else's guesses
 * never lock a walker out at home.
 */
@Component
class LoginThrottle implements PersonalData {

    private final RateLimiter throttle;
    private final KnownPlaces places;
    private final RateLimiter.Rule account;
    private final RateLimiter.Rule knownPlace;
    private final RateLimiter.Rule address;

    LoginThrottle(
            RateLimiter throttle,
            KnownPlaces places,
            @Value("${firewalker.throttle.login-account.burst:10}") int accountBurst,
            @Value("${firewalker.throttle.login-account.per-token:60s}") Duration accountPerToken,
            @Value("${firewalker.throttle.login-address.burst:100}") int addressBurst,
            @Value("${firewalker.throttle.login-address.per-token:6s}") Duration addressPerToken) {
        this.throttle = throttle;
        this.places = places;
        this.account = new RateLimiter.Rule("login-account", accountBurst, accountPerToken);
        this.knownPlace = new RateLimiter.Rule("login-known", accountBurst, accountPerToken);
        this.address = new RateLimiter.Rule("login-address", addressBurst, addressPerToken);
    }

    /** Takes a token of each bucket, or refuses. */
    Attempt enter(String email, String from) {
        String who = EmailKey.canonical(email);
        String place = KnownPlaces.place(who, from);
        boolean known = places.has(who, place);
        RateLimiter.Rule rule = known ? knownPlace : account;
        String bucket = known ? place : who;
        if (!known) {
            take(address, from);
        }
        try {
            take(rule, bucket);
        } catch (Refusal refusal) {
            if (!known) {
                throttle.giveBack(address, from);
            }
            throw refusal;
        }
        return new Attempt(rule, bucket, known ? null : from, () -> places.remember(who, place));
    }

    private void take(RateLimiter.Rule rule, String bucket) {
        RateLimiter.Verdict verdict = throttle.take(rule, bucket);
        if (!verdict.allowed()) {
            SecurityLog.note("throttled", "rule", rule.name());
            throw verdict.refusal();
        }
    }

    /** The account is gone, and what was counted for it with it. */
    @Override
    public void forget(Account erased) {
        if (erased.email() != null) {
            forget(erased.email());
        }
    }

    void forget(String email) {
        String who = EmailKey.canonical(email);
        throttle.forget(account, who);
        places.forget(who).forEach(place -> throttle.forget(knownPlace, place));
    }

    @Override
    public void erase(String walkerId) {
        // Nothing of it lies in MySQL.
    }

    /** One try at one account from one address. */
    final class Attempt {

        private final RateLimiter.Rule rule;
        private final String bucket;
        private final @Nullable String from;
        private final Runnable remember;

        private Attempt(RateLimiter.Rule rule, String bucket, @Nullable String from, Runnable remember) {
            this.rule = rule;
            this.bucket = bucket;
            this.from = from;
            this.remember = remember;
        }

        /** A failure of ours is not a wrong guess. */
        <T> T counted(Supplier<T> work) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                giveBack();
                throw e;
            }
        }

        void succeeded() {
            giveBack();
            remember.run();
        }

        void giveBack() {
            throttle.giveBack(rule, bucket);
            if (from != null) {
                throttle.giveBack(address, from);
            }
        }
    }
}
