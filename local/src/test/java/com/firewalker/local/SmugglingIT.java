package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.client.WalkerClient;
import com.firewalker.platform.testing.RawHttp;
import com.firewalker.platform.testing.RawHttp.Heard;
import com.firewalker.platform.testing.Smuggling;
import com.firewalker.platform.testing.Smuggling.Attack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The front door reads every request as one, whatever is hidden in it. Cites reliability.md S21. */
@Tag("S21")
class SmugglingIT {

    private static final WalkerClient WALKER = OneMachine.walker("UTC");
    private static final int PORT = OneMachine.machine().uri().getPort();

    static Iterable<Attack> senseless() {
        return Smuggling.senseless(WALKER.token());
    }

    static Iterable<Attack> meaningful() {
        return Smuggling.meaningful(WALKER.token());
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void refusesWhatMakesNoSenseAndHangsUp(Attack attack) {
        String before = goal();
        Heard heard = RawHttp.send(PORT, attack.request());
        assertThat(heard.statuses()).as(heard.text()).hasSize(1).isSubsetOf(400, 501, 505);
        assertThat(heard.ended()).isTrue();
        assertThat(goal()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("meaningful")
    void answersOnceWhatIsOneRequest(Attack attack) {
        Heard heard = RawHttp.send(PORT, attack.request() + Smuggling.last());
        assertThat(heard.statuses()).as(heard.text()).hasSize(2).endsWith(404);
        assertThat(heard.ended()).isTrue();
        assertThat(goal()).doesNotContain(String.valueOf(Smuggling.HIDDEN));
    }

    /** Else the tests above would prove nothing. */
    @Test
    void runsTheHiddenRequestWhereItIsSentOpenly() {
        WalkerClient other = OneMachine.walker("UTC");
        assertThat(RawHttp.send(PORT, Smuggling.openly(other.token())).statuses())
                .containsExactly(200);
        assertThat(other.get("/v1/me/goal").body().toString()).contains(String.valueOf(Smuggling.HIDDEN));
    }

    private static String goal() {
        return WALKER.get("/v1/me/goal").expectSuccess().body().toString();
    }
}
