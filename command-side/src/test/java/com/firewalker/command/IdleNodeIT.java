package com.firewalker.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.platform.testing.Selects;
import org.junit.jupiter.api.Test;

/** design.md 3: readers are woken; what looks without being woken looks seldom. */
class IdleNodeIT {

    private static final double MOST_A_SECOND = 1.5;

    @Test
    void asksTheDatabaseSeldomWhileNobodyAsksIt() throws InterruptedException {
        CommandSide.running();
        assertThat(Selects.perSecond()).isLessThan(MOST_A_SECOND);
    }
}
