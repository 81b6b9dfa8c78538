package com.firewalker.command.session;

import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Bounds wrong guesses per account and per address; right ones are given back.
 * From an address where the account logged in within 30 days there is a bucket of its own: somebody else's guesses
 * never lock a walker out at home.
 */
@Component
class LoginThrottle {

    private static final Logger log = LoggerFactory.getLogger(LoginThrottle.class);
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final RateLimiter throttle;
    private final StringRedisTemplate redis;
    private final RateLimiter.Rule account;
    private final RateLimiter.Rule knownPlace;
    private final RateLimiter.Rule address;

    LoginThrottle(
            RateLimiter throttle,
            StringRedisTemplate redis,
            @Value("${firewalker.throttle.login-account.burst:10}") int accountBurst,
            @Value("${firewalker.throttle.login-account.per-token:60s}") Duration accountPerToken,
            @Value("${firewalker.throttle.login-address.burst:100}") int addressBurst,
            @Value("${firewalker.throttle.login-address.per-token:6s}") Duration addressPerToken) {
        this.throttle = throttle;
        this.redis = redis;
        this.account = new RateLimiter.Rule("login-account", accountBurst, accountPerToken);
        this.knownPlace = new RateLimiter.Rule("login-known", accountBurst, accountPerToken);
        this.address = new RateLimiter.Rule("login-address", addressBurst, addressPerToken);
    }

    /** Takes a token of each bucket, or refuses. */
    Attempt enter(String email, String from) {
        String who = email.strip().toLowerCase(Locale.ROOT);
        String place = who + "\n" + from;
        boolean known = known(place);
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
        return new Attempt(rule, bucket, known ? null : from, place);
    }

    private void take(RateLimiter.Rule rule, String bucket) {
        RateLimiter.Verdict verdict = throttle.take(rule, bucket);
        if (!verdict.allowed()) {
            SecurityLog.note("throttled", "rule", rule.name());
            throw verdict.refusal();
        }
    }

    private boolean known(String place) {
        try {
            return Boolean.TRUE.equals(redis.hasKey(RateLimiter.key("known-place", place)));
        } catch (DataAccessException e) {
            log.warn("Known places cannot be asked for: {}", e.toString());
            return false;
        }
    }

    private void remember(String place) {
        try {
            redis.opsForValue().set(RateLimiter.key("known-place", place), "1", REMEMBERED);
        } catch (DataAccessException e) {
            log.warn("A known place cannot be kept: {}", e.toString());
        }
    }

    /** One try at one account from one address. */
    final class Attempt {

        private final RateLimiter.Rule rule;
        private final String bucket;
        private final @Nullable String from;
        private final String place;

        private Attempt(RateLimiter.Rule rule, String bucket, @Nullable String from, String place) {
            this.rule = rule;
            this.bucket = bucket;
            this.from = from;
            this.place = place;
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
            remember(place);
        }

        private void giveBack() {
            throttle.giveBack(rule, bucket);
            if (from != null) {
                throttle.giveBack(address, from);
            }
        }
    }
}
