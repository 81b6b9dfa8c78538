package com.firewalker.notification.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.settings.SettingsDocument.Wish;
import com.firewalker.platform.web.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** api.md 6: what a walker wishes is done or refused, never stored and ignored. */
class SettingsDocumentTest {

    @Test
    void refusesAPushOrMailWithoutTheInbox() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> wishes("goal-reached", false, true, true).settings());

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.fields())
                .extracting(Refusal.Field::pointer, Refusal.Field::code)
                .containsExactly(
                        tuple("/kinds/goal-reached/push", "needs-in-app"),
                        tuple("/kinds/goal-reached/email", "needs-in-app"));
    }

    @Test
    void turnsAKindOffWithItsInbox() {
        assertThat(wishes("goal-reached", false, null, null).settings().of(Kind.GOAL_REACHED))
                .isEqualTo(Channels.OFF);
        assertThat(wishes("goal-reached", false, false, false).settings().of(Kind.GOAL_REACHED))
                .isEqualTo(Channels.OFF);
    }

    @Test
    void bringsTheInboxWithAPushThatIsAskedFor() {
        assertThat(wishes("friend-goal-reached", null, true, null).settings().of(Kind.FRIEND_GOAL_REACHED))
                .isEqualTo(new Channels(true, true, false));
    }

    @Test
    void readsWhatAnEarlierVersionStoredAsWhatItDid() {
        assertThat(wishes("goal-reached", false, true, true).stored().of(Kind.GOAL_REACHED))
                .isEqualTo(Channels.OFF);
        assertThat(wishes("no-kind", true, true, true).stored().kinds()).isEmpty();
    }

    private static SettingsDocument wishes(
            String kind, @Nullable Boolean inApp, @Nullable Boolean push, @Nullable Boolean email) {
        return new SettingsDocument(null, Map.of(kind, new Wish(inApp, push, email)));
    }
}
