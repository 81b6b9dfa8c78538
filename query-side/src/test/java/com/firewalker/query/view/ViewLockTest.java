package com.firewalker.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a batch finds in a live view. */
class ViewLockTest {

    private final ViewVersion version = ViewVersion.live(new View("days", List.of()), 1);
    private final ViewLock entry = new ViewLock(new ViewVersions.Progress(version, 7), new HashSet<>(), 0);

    @Test
    void onlyTheFirstPartOfABatchMayGoBackToTheSavepoint() {
        assertThat(entry.touch()).isTrue();
        assertThat(entry.touch()).as("what the first part wrote would go too").isFalse();
    }
}
