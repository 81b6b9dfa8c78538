package com.firewalker.query.challenge;

import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.challenge.ChallengeStory.Told;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection.Batch;
import com.firewalker.query.view.ViewVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands facts to a version of the challenges view as a day of bad luck would: cut into batches anywhere, some set aside and
 * handed over later in any order, some twice. Only a challenge's own stream keeps its order, as parked letters do.
 */
final class OutOfOrder {

    private final ChallengeProjection projection;
    private final ViewVersion version;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Random random;
    private final List<Told> aside = new ArrayList<>();
    private final List<Told> given = new ArrayList<>();

    /** Into the view that the connections lead to. */
    OutOfOrder(DataSource tables, LedgerReader ledger, Random random) {
        this.version = ViewVersion.live(ChallengeProjection.VIEW, 1);
        this.jdbc = new JdbcTemplate(tables);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(tables));
        this.random = random;
        var rows = new ChallengeRows(jdbc);
        var members = new MemberRows(jdbc);
        var days = new DayRows(jdbc, ledger, rows);
        var late = new LateFacts(jdbc, ledger);
        var scores = new ScoreRows(jdbc, rows, members, days, late, new RankRows(jdbc));
        this.projection = new ChallengeProjection(rows, members, days, scores, late);
    }

    /** @param share of the facts that are set aside, of 100 */
    void give(List<Told> facts, int share) {
        Set<String> parked = new HashSet<>();
        for (int from = 0; from < facts.size(); ) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(40));
            List<Told> now = new ArrayList<>();
            for (Told told : facts.subList(from, to)) {
                boolean waits = parked.contains(told.streamId()) || random.nextInt(100) < share;
                if (waits && told.isOfChallenge()) {
                    parked.add(told.streamId());
                }
                (waits ? aside : now).add(told);
            }
            long before = from == 0 ? 0 : facts.get(from - 1).fact().position();
            long last = facts.get(to - 1).fact().position();
            transaction.executeWithoutResult(status -> {
                projection.apply(version, new Batch(facts(now), before, last));
                jdbc.update("UPDATE " + version.versionTable() + " SET position = ?", last);
            });
            given.addAll(now);
            from = to;
            giveLate(random.nextInt(3), parked);
            giveAgain(random.nextInt(3));
        }
        giveLate(Integer.MAX_VALUE, parked);
        giveAgain(given.size() / 20);
    }

    /** As a rebuild does: in order, while the version says that it holds nothing yet. */
    void rebuild(List<Told> facts) {
        for (int from = 0; from < facts.size(); ) {
            List<Told> now = facts.subList(from, Math.min(facts.size(), from + 1 + random.nextInt(40)));
            transaction.executeWithoutResult(status -> projection.applyPart(version, facts(now)));
            given.addAll(now);
            from += now.size();
        }
        jdbc.update(
                "UPDATE " + version.versionTable() + " SET position = ?",
                facts.get(facts.size() - 1).fact().position());
    }

    private void giveLate(int most, Set<String> parked) {
        for (int count = 0; count < most && !aside.isEmpty(); count++) {
            Told told = aside.get(random.nextInt(aside.size()));
            Told next = aside.stream()
                    .filter(other -> told.isOfChallenge() && other.streamId().equals(told.streamId()))
                    .findFirst()
                    .orElse(told);
            aside.remove(next);
            if (aside.stream().noneMatch(other -> other.streamId().equals(next.streamId()))) {
                parked.remove(next.streamId());
            }
            giveLate(List.of(next));
        }
    }

    private void giveAgain(int most) {
        for (int count = 0; count < most && !given.isEmpty(); count++) {
            int from = random.nextInt(given.size());
            giveLate(List.copyOf(given.subList(from, Math.min(given.size(), from + 1 + random.nextInt(3)))));
        }
    }

    private void giveLate(List<Told> told) {
        transaction.executeWithoutResult(status -> projection.applyPart(version, facts(told)));
        given.addAll(told);
    }

    private static List<Fact> facts(List<Told> told) {
        return told.stream().map(Told::fact).toList();
    }
}
