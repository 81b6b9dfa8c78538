package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.platform.testing.RawHttp;
import com.firewalker.platform.testing.RawHttp.Heard;
import com.firewalker.platform.testing.Smuggling;
import com.firewalker.platform.testing.Smuggling.Attack;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service without the front door before it reads every request as one too. Cites reliability.md S21. */
@Tag("S21")
class SmugglingIT {

    private static final CommandSide COMMAND_SIDE = CommandSide.running();
    private static final Somebody ANNA = COMMAND_SIDE.somebody("Anna");
    private static final Http HTTP = COMMAND_SIDE.http().as(ANNA);
    private static final int PORT = COMMAND_SIDE.http().base().getPort();

    static Stream<Attack> senseless() {
        Set<String> tolerated = Stream.concat(Smuggling.doubled("").stream(), Smuggling.folded("").stream())
                .map(Attack::name)
                .collect(Collectors.toSet());
        return Smuggling.senseless(ANNA.accessToken()).stream().filter(attack -> !tolerated.contains(attack.name()));
    }

    static Iterable<Attack> doubled() {
        return Smuggling.doubled(ANNA.accessToken());
    }

    static Iterable<Attack> meaningful() {
        return Smuggling.meaningful(ANNA.accessToken());
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

    /** Tomcat takes them by their chunks; folded lines it joins, and the front doors let neither come so far. */
    @ParameterizedTest
    @MethodSource("doubled")
    void hangsUpBehindARequestOfTwoLengths(Attack attack) {
        Heard heard = RawHttp.send(PORT, attack.request());
        assertThat(heard.statuses()).as(heard.text()).containsExactly(200);
        assertThat(heard.ended()).isTrue();
        assertThat(goal()).doesNotContain(String.valueOf(Smuggling.HIDDEN));
    }

    @ParameterizedTest
    @MethodSource("meaningful")
    void answersOnceWhatIsOneRequest(Attack attack) {
        Heard heard = RawHttp.send(PORT, attack.request() + Smuggling.last());
        assertThat(heard.statuses()).as(heard.text()).hasSize(2);
        assertThat(heard.ended()).isTrue();
        assertThat(goal()).doesNotContain(String.valueOf(Smuggling.HIDDEN));
    }

    /** Else the tests above would prove nothing. */
    @Test
    void runsTheHiddenRequestWhereItIsSentOpenly() {
        Somebody ben = COMMAND_SIDE.somebody("Ben");
        assertThat(RawHttp.send(PORT, Smuggling.openly(ben.accessToken())).statuses())
                .containsExactly(200);
        assertThat(COMMAND_SIDE.http().as(ben).get("/v1/me/goal").text()).contains(String.valueOf(Smuggling.HIDDEN));
    }

    private static String goal() {
        return HTTP.get("/v1/me/goal").expect(200).toString();
    }
}
