package com.firewalker.query.summary;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.QuerySide.Answer;
import com.firewalker.query.testing.Tokens;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has an answer already is told so without its body, until the answer changes (api.md 5). */
class EtagsIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static int stories;

    private final QuerySide querySide = QuerySide.shared();
    private final String anna = "etag-" + stories++;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/me/days/{today}",
                "/v1/me/days?from={today}&to={today}",
                "/v1/me/days/{today}/explanation",
                "/v1/me/stats?period=week&date={today}",
                "/v1/me/summary",
                "/v1/walkers/{me}"
            })
    void answers304UntilSomethingChanges(String path) {
        String asked = path.replace("{today}", TODAY.toString()).replace("{me}", anna);
        long before =
                querySide.ledger().append(registered(anna, Visibility.VISIBILITY_PUBLIC), steps(anna, TODAY, 900));
        Answer first = querySide.getAfter(before, anna, asked);
        String tag = Objects.requireNonNull(first.header("ETag"));

        Answer again = asking(asked, tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isNull();
        assertThat(again.header("ETag")).isEqualTo(tag);

        long after = querySide.ledger().append(steps(anna, TODAY, 1_000));
        querySide.getAfter(after, anna, asked);
        Answer changed = asking(asked, tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    private Answer asking(String path, String tag) {
        return querySide.get(Tokens.walker(anna), path, Map.of("If-None-Match", tag));
    }
}
