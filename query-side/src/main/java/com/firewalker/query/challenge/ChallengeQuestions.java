package com.firewalker.query.challenge;

import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import com.firewalker.proto.SealTimes;
import com.firewalker.query.challenge.ChallengeNames.Texts;
import com.firewalker.query.challenge.ChallengeReader.Part;
import com.firewalker.query.challenge.GetChallenge.Board;
import com.firewalker.query.challenge.GetChallenge.Challenge;
import com.firewalker.query.challenge.GetChallenge.Entry;
import com.firewalker.query.challenge.GetChallenge.Explained;
import com.firewalker.query.challenge.GetChallenge.Member;
import com.firewalker.query.challenge.GetChallenge.TeamBoard;
import com.firewalker.query.challenge.GetChallenge.TeamEntry;
import com.firewalker.query.directory.WalkerNames;
import com.firewalker.query.leaderboard.Acquaintances;
import com.firewalker.query.leaderboard.Acquaintances.Circle;
import com.firewalker.query.leaderboard.BoardProjection;
import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardPage.Place;
import com.firewalker.query.ranking.BoardQuestion;
import com.firewalker.query.ranking.CursorSeal;
import com.firewalker.query.ranking.SqlBoardLimits;
import com.firewalker.query.ranking.Standing;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.PositionedResult;
import com.firewalker.query.view.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers questions on challenges; who may not see one is answered as if there were none (domain-rules.md 8.13). */
@Component
class ChallengeQuestions {

    /** Who hides stands in the boards' view. */
    private static final List<View> WITH_WHO_HIDES = List.of(ChallengeProjection.VIEW, BoardProjection.VIEW);

    private static final int SCAN = 200;
    private static final int MOST_SCANS = 25;

    private final ConsistentReads reads;
    private final SqlBoardLimits limits;
    private final ChallengeReader reader;
    private final ChallengeNames texts;
    private final ChallengeAnswers answers;
    private final DayRows days;
    private final WalkerNames names;
    private final Acquaintances acquaintances;
    private final CursorSeal cursors;

    ChallengeQuestions(
            ConsistentReads reads,
            SqlBoardLimits limits,
            ChallengeReader reader,
            ChallengeNames texts,
            ChallengeAnswers answers,
            DayRows days,
            WalkerNames names,
            Acquaintances acquaintances,
            CursorSeal cursors) {
        this.reads = reads;
        this.limits = limits;
        this.reader = reader;
        this.texts = texts;
        this.answers = answers;
        this.days = days;
        this.names = names;
        this.acquaintances = acquaintances;
        this.cursors = cursors;
    }

    /** Who asks, and what the answer must show at least. */
    record Asking(String walkerId, @Nullable Long after) {}

    private record Seen(Held challenge, @Nullable Part part) {}

    private <T> PositionedResult<T> answer(Asking asking, Supplier<T> question) {
        return answer(List.of(ChallengeProjection.VIEW), asking, question);
    }

    private <T> PositionedResult<T> answer(List<View> views, Asking asking, Supplier<T> question) {
        Long after = asking.after();
        if (after != null) {
            views.forEach(view -> reads.await(view, after));
        }
        return limits.fewAtOnce(() -> reads.answer(views, after, () -> limits.inTime(question)));
    }

    private Seen see(String challengeId, String walkerId) {
        Held challenge = reader.find(challengeId).orElseThrow(Refusal::notFound);
        Optional<Part> part = reader.part(challengeId, walkerId);
        if (challenge.looksMissingTo(walkerId, part.isPresent())) {
            throw Refusal.notFound();
        }
        return new Seen(challenge, part.orElse(null));
    }

    /** A challenge that has a board: one that is cancelled has none (8.12). */
    private Seen seeBoard(String challengeId, String walkerId) {
        Seen seen = see(challengeId, walkerId);
        if (seen.challenge().cancelledAt() > 0) {
            throw Refusal.notFound();
        }
        return seen;
    }

    PositionedResult<Challenge> one(Asking asking, String challengeId) {
        PositionedResult<Shown> shown = answer(asking, () -> {
            Seen seen = see(challengeId, asking.walkerId());
            return shown(List.of(seen.challenge()), asking.walkerId()).get(0);
        });
        return new PositionedResult<>(
                written(List.of(shown.value()), asking.walkerId()).get(0), shown.position());
    }

    /** With what belongs to them, in as many questions for all of them as for one. */
    private List<Shown> shown(List<Held> challenges, String walkerId) {
        if (challenges.isEmpty()) {
            return List.of();
        }
        List<String> ids = challenges.stream().map(Held::id).toList();
        Map<String, Long> members = reader.members(ids);
        Map<String, List<String>> teams = reader.teams(ids);
        Map<String, Part> parts = reader.parts(ids, walkerId);
        return challenges.stream()
                .map(one -> new Shown(
                        one,
                        members.getOrDefault(one.id(), 0L),
                        teams.getOrDefault(one.id(), List.of()),
                        parts.get(one.id())))
                .toList();
    }

    private record Shown(
            Held challenge,
            long members,
            List<String> teams,
            @Nullable Part part) {}

    private List<Challenge> written(List<Shown> shown, String walkerId) {
        Map<String, Texts> all =
                texts.of(shown.stream().map(one -> one.challenge().id()).toList());
        return shown.stream()
                .map(one -> answers.challenge(
                        one.challenge(),
                        all.getOrDefault(one.challenge().id(), Texts.UNKNOWN),
                        one.members(),
                        one.teams(),
                        one.part(),
                        walkerId))
                .toList();
    }

    PositionedResult<Page<Challenge>> list(
            Asking asking, @Nullable String state, boolean mine, int limit, @Nullable String cursor) {
        String scope = "challenges|" + mine + "|" + (state == null ? "" : state);
        List<String> keys = Cursor.read(scope, 2, cursor);
        PositionedResult<Listed> found = answer(asking, () -> {
            Matching matching = matching(asking.walkerId(), state, mine, keys, limit);
            return new Listed(shown(matching.challenges(), asking.walkerId()), matching.last());
        });
        Held last = found.value().last();
        String next = last == null ? null : Cursor.write(scope, last.createdAt().toEpochMilli(), last.id());
        return new PositionedResult<>(
                new Page<>(written(found.value().shown(), asking.walkerId()), next), found.position());
    }

    private record Listed(List<Shown> shown, @Nullable Held last) {}

    /** @param last after which the list goes on; null where it ends */
    private record Matching(List<Held> challenges, @Nullable Held last) {}

    /** As many as fit; fewer where so many others were looked at that the caller has to ask again. */
    private Matching matching(
            String walkerId, @Nullable String state, boolean mine, @Nullable List<String> keys, int limit) {
        long before = keys == null ? Long.MAX_VALUE : number(keys.get(0));
        String beforeId = keys == null ? "" : keys.get(1);
        int size = state == null ? limit + 1 : SCAN;
        List<Held> matching = new ArrayList<>();
        Held last = null;
        for (int scan = 0; scan < MOST_SCANS; scan++) {
            List<Held> some = reader.list(walkerId, mine, before, beforeId, size);
            for (Held challenge : some) {
                if (state == null || state.equals(answers.state(challenge))) {
                    if (matching.size() == limit) {
                        return new Matching(matching, matching.get(limit - 1));
                    }
                    matching.add(challenge);
                }
            }
            if (some.size() < size) {
                return new Matching(matching, null);
            }
            last = some.get(some.size() - 1);
            before = last.createdAt().toEpochMilli();
            beforeId = last.id();
        }
        return new Matching(matching, last);
    }

    private static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw invalidCursor();
        }
    }

    private static Refusal invalidCursor() {
        return Refusal.invalid("/cursor", "invalid-cursor", "This cursor does not belong to this list");
    }

    /** @param friends whether only the caller and friends are ranked */
    PositionedResult<Board> board(
            Asking asking, String challengeId, boolean friends, int limit, @Nullable String cursor) {
        String scope = (friends ? "challenge-friends|" : "challenge-board|") + challengeId;
        List<String> keys = Cursor.read(scope, 3, cursor);
        Standing from = keys == null
                ? null
                : new Standing(cursors.open(scope, keys.get(2)), number(keys.get(0)), number(keys.get(1)));
        Circle circle = acquaintances.of(asking.walkerId(), asking.after());
        PositionedResult<Paged> read = answer(WITH_WHO_HIDES, asking, () -> {
            Held challenge = seeBoard(challengeId, asking.walkerId()).challenge();
            var question = new BoardQuestion.After(from, limit);
            BoardPage page = friends
                    ? reader.board(challenge, asking.walkerId(), among(asking, circle), question)
                    : reader.board(challenge, asking.walkerId(), question);
            return new Paged(challenge, page);
        });
        return new PositionedResult<>(board(asking, read.value(), circle, scope), read.position());
    }

    private static Set<String> among(Asking asking, Circle circle) {
        Set<String> among = new HashSet<>(circle.friends());
        among.add(asking.walkerId());
        return among;
    }

    private record Paged(Held challenge, BoardPage page) {}

    private Board board(Asking asking, Paged read, Circle circle, String scope) {
        Held challenge = read.challenge();
        List<Place> places = read.page().places();
        Set<String> shown = new HashSet<>();
        for (Place place : places) {
            String walker = place.walkerId();
            if (walker != null && circle.mayName(walker)) {
                shown.add(walker);
            }
        }
        WalkerNames.Found found = shown.isEmpty() ? new WalkerNames.Found(Map.of(), true) : names.of(shown);
        boolean steps = !challenge.rules().goalDays();
        String next = null;
        if (read.page().more()) {
            Standing last = places.get(places.size() - 1).standing();
            next = Cursor.write(scope, last.score(), last.slot(), cursors.close(scope, last.walkerId()));
        }
        SealTimes times = SealTimes.of(challenge.to());
        return new Board(
                challenge.id(),
                answers.state(challenge),
                times.closesAt(),
                times.sealsAt(),
                ChallengeAnswers.seal(challenge),
                places.stream()
                        .map(place -> entry(place, shown, found, asking.walkerId(), steps))
                        .toList(),
                place(read.page().me(), steps),
                next);
    }

    private static Entry entry(Place place, Set<String> shown, WalkerNames.Found found, String caller, boolean steps) {
        long score = place.standing().score();
        Long asSteps = steps ? score : null;
        String walker = place.walkerId();
        if (walker == null || !shown.contains(walker)) {
            return new Entry(place.rank(), null, null, null, score, asSteps, false, true);
        }
        WalkerNames.Name name = found.of(walker);
        return new Entry(
                place.rank(),
                walker,
                name.displayName(),
                name.imageUrl(),
                score,
                asSteps,
                walker.equals(caller),
                false);
    }

    private static GetChallenge.@Nullable Place place(BoardPage.@Nullable Me me, boolean steps) {
        return me == null
                ? null
                : new GetChallenge.Place(
                        me.rank(), me.steps(), steps ? me.steps() : null, me.percentile(), me.gapToNext());
    }

    PositionedResult<TeamBoard> teamBoard(Asking asking, String challengeId) {
        PositionedResult<Teams> read = answer(asking, () -> {
            Held challenge = seeBoard(challengeId, asking.walkerId()).challenge();
            return new Teams(
                    challenge, new TeamRanking(ChallengeAnswers.byMean(challenge)).of(reader.teamSums(challengeId)));
        });
        Held challenge = read.value().challenge();
        Texts named = texts.of(List.of(challengeId)).getOrDefault(challengeId, Texts.UNKNOWN);
        SealTimes times = SealTimes.of(challenge.to());
        List<TeamEntry> entries = read.value().ranked().stream()
                .map(one -> new TeamEntry(
                        one.rank(),
                        one.team().teamId(),
                        named.teams().get(one.team().teamId()),
                        one.team().members(),
                        one.score()))
                .toList();
        return new PositionedResult<>(
                new TeamBoard(
                        challengeId,
                        answers.state(challenge),
                        times.closesAt(),
                        times.sealsAt(),
                        ChallengeAnswers.seal(challenge),
                        entries,
                        null),
                read.position());
    }

    private record Teams(Held challenge, List<TeamRanking.Ranked> ranked) {}

    /** Only who takes part has days here. */
    PositionedResult<Explained> explain(Asking asking, String challengeId) {
        return answer(asking, () -> {
            Seen seen = seeBoard(challengeId, asking.walkerId());
            if (seen.part() == null || seen.part().state() != MemberRows.MEMBER) {
                throw Refusal.notFound();
            }
            Held challenge = seen.challenge();
            List<Share> shares = reader.shares(challengeId, asking.walkerId());
            List<Share> now = challenge.isSealed() ? days.shares(challenge, asking.walkerId(), Long.MAX_VALUE) : shares;
            return Explaining.of(challenge.rules(), answers.lastDate(challenge), shares, now);
        });
    }

    PositionedResult<Page<Member>> members(Asking asking, String challengeId, int limit, @Nullable String cursor) {
        String scope = "challenge-members|" + challengeId;
        List<String> keys = Cursor.read(scope, 1, cursor);
        PositionedResult<List<Part>> found = answer(asking, () -> {
            Held challenge = see(challengeId, asking.walkerId()).challenge();
            if (!asking.walkerId().equals(challenge.organiserId())) {
                throw new Refusal(403, "not-organiser", "Only the organiser may see the members");
            }
            return reader.parts(challengeId, keys == null ? "" : keys.get(0), limit + 1);
        });
        List<Part> page = found.value().subList(0, Math.min(limit, found.value().size()));
        WalkerNames.Found called = page.isEmpty()
                ? new WalkerNames.Found(Map.of(), true)
                : names.of(page.stream().map(Part::walkerId).toList());
        List<Member> items = page.stream()
                .map(part -> new Member(
                        part.walkerId(),
                        called.of(part.walkerId()).displayName(),
                        called.of(part.walkerId()).imageUrl(),
                        ChallengeAnswers.state(part),
                        part.since(),
                        Scoring.lastTeam(part.teams())))
                .toList();
        String next = found.value().size() > limit
                ? Cursor.write(scope, page.get(page.size() - 1).walkerId())
                : null;
        return new PositionedResult<>(new Page<>(items, next), found.position());
    }
}
