package com.firewalker.query.projection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.query.view.Projection;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** A view's settings for segments: one is taken, more are refused. */
class OneSegmentEachTest {

    private final MockEnvironment settings = new MockEnvironment();

    private OneSegmentEach started() {
        return new OneSegmentEach(List.of(new Steps()), settings);
    }

    @Test
    void startsWithOneSegmentForEveryView() {
        settings.setProperty("firewalker.processing.segments", "4");
        settings.setProperty("firewalker.processing.processors.steps.segments", "1");

        assertThatCode(this::started).doesNotThrowAnyException();
    }

    @Test
    void refusesMoreForAllProcessors() {
        settings.setProperty("firewalker.processing.segments", "2");

        assertThatThrownBy(this::started).hasMessageContaining("the view steps has one segment, not 2");
    }

    @Test
    void refusesMoreForAView() {
        settings.setProperty("firewalker.processing.processors.steps.segments", "2");

        assertThatThrownBy(this::started).hasMessageContaining("the view steps has one segment, not 2");
    }

    private static final class Steps implements Projection {

        @Override
        public View view() {
            return new View("steps", List.of());
        }

        @Override
        public void apply(ViewVersion version, Batch batch) {
            throw new AssertionError("nothing is projected here");
        }
    }
}
