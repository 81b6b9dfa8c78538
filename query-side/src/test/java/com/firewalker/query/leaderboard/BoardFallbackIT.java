package com.firewalker.query.leaderboard;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardQuestion;
import com.firewalker.query.ranking.Standing;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import com.firewalker.query.view.ConsistentReads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Redis and MySQL give the same boards, ties, hidden walkers and neighbours included. */
class BoardFallbackIT {

    private static final LocalDate MONDAY = LocalDate.of(2012, 5, 7);
    private static final int WALKERS = 120;

    private final QuerySide querySide = QuerySide.shared();

    @Test
    void answersAlikeFromRedisAndFromMysql() {
        long position = querySide.ledger().append(town().toArray(Entry[]::new));
        querySide.bean(ConsistentReads.class).await(BoardProjection.VIEW, position);

        for (Period period : Period.BOARDS) {
            Span span = period.around(MONDAY);
            for (int walker = 0; walker < WALKERS; walker += 7) {
                same(span, "f" + walker, new BoardQuestion.Around(5));
                same(span, "f" + walker, new BoardQuestion.After(null, 9));
            }
            samePages(span);
        }
    }

    private void samePages(Span span) {
        Standing last = null;
        int seen = 0;
        BoardPage page;
        do {
            page = same(span, "f0", new BoardQuestion.After(last, 7));
            seen += page.places().size();
            last = page.places().get(page.places().size() - 1).standing();
        } while (page.more());
        assertThat(seen).isGreaterThan(WALKERS / 4);
    }

    private BoardPage same(Span span, String walker, BoardQuestion question) {
        BoardPage redis =
                querySide.bean(Boards.class).page(span, walker, question).orElseThrow();
        BoardPage sql = querySide
                .bean(ConsistentReads.class)
                .answer(
                        BoardProjection.VIEW,
                        null,
                        () -> querySide.bean(SqlBoards.class).page(span, walker, question))
                .value();
        assertThat(redis.places()).as("%s %s %s", span, walker, question).isEqualTo(sql.places());
        assertThat(redis.me()).isEqualTo(sql.me());
        assertThat(redis.more()).isEqualTo(sql.more());
        return redis;
    }

    private static List<Entry> town() {
        var random = new Random(12);
        var entries = new ArrayList<Entry>();
        for (int walker = 0; walker < WALKERS; walker++) {
            Visibility visibility =
                    random.nextInt(4) == 0 ? Visibility.VISIBILITY_FRIENDS : Visibility.VISIBILITY_PUBLIC;
            entries.add(registered("f" + walker, visibility));
            for (int day = 0; day < 9; day++) {
                if (random.nextInt(3) > 0) {
                    LocalDate date = MONDAY.plusDays(day);
                    int steps = random.nextInt(6) * 100;
                    entries.add(steps("f" + walker, date, result(steps, steps, slotOf(date, random.nextInt(4)))));
                }
            }
        }
        return entries;
    }
}
