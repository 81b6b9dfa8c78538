package com.firewalker.command.friendship;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matchers;

/** Facts first, then a command: each story begins anew. */
final class FriendshipStory {

    private FriendshipStory() {}

    static TestExecutor<Friendship> given(Object... facts) {
        return fresh().given(facts);
    }

    static TestExecutor<Friendship> givenCommands(Object... commands) {
        return fresh().givenCommands(commands);
    }

    static TestExecutor<Friendship> givenNothing() {
        return fresh().givenNoPriorActivity();
    }

    private static FixtureConfiguration<Friendship> fresh() {
        return new AggregateTestFixture<>(Friendship.class);
    }

    /** Nothing happened, and that is why. */
    static FriendshipRefused refused(ResultValidator<Friendship> result, String code) {
        var seen = new AtomicReference<FriendshipRefused>();
        result.expectNoEvents().expectException(Matchers.isA(FriendshipRefused.class));
        result.expectException(new CustomTypeSafeMatcher<FriendshipRefused>("refused as " + code) {
            @Override
            protected boolean matchesSafely(FriendshipRefused refusal) {
                seen.set(refusal);
                return refusal.code().equals(code);
            }
        });
        return Objects.requireNonNull(seen.get());
    }
}
