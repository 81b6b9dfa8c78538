package com.firewalker.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** docs/accounts.md: a school behind one address registers 100 walkers in a minute and 300 in an hour. */
@Tag("S8")
class RegistrationThrottleIT {

    private static final String SCHOOL = "198.51.100.201";
    private static final String OTHER_SCHOOL = "198.51.100.202";

    private final CommandSide commandSide = CommandSide.running();

    @Test
    void letsAHundredRegisterInAMinute() {
        register(commandSide.bean(RegistrationThrottle.class), SCHOOL, 100);
        refused(commandSide.bean(RegistrationThrottle.class), SCHOOL, "100");
    }

    @Test
    void letsThreeHundredRegisterInAnHour() {
        RegistrationThrottle hourly = new RegistrationThrottle(
                commandSide.bean(RateLimiter.class), 1_000, 300, 5_000, 30, Duration.ofMinutes(1));
        register(hourly, OTHER_SCHOOL, 300);
        refused(hourly, OTHER_SCHOOL, "300");
    }

    private static void register(RegistrationThrottle throttle, String from, int pupils) {
        for (int pupil = 0; pupil < pupils; pupil++) {
            assertThat(throttle.<Boolean>guarded(from, () -> true)).isTrue();
        }
    }

    private static void refused(RegistrationThrottle throttle, String from, String limit) {
        assertThatThrownBy(() -> throttle.<Boolean>guarded(from, () -> true))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(429);
                    assertThat(refusal.headers()).containsEntry("RateLimit-Limit", limit);
                });
    }
}
