package com.firewalker.query.seal;

import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.challenge.ChallengeSeals;
import com.firewalker.query.leaderboard.BoardSeals;
import com.firewalker.query.leaderboard.sealed.HashedLines;
import com.firewalker.query.leaderboard.sealed.Seal;
import com.firewalker.query.leaderboard.sealed.SetSeal;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.view.PositionedResult;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is sealed, by name, whichever view holds it. */
@Component
class SealedResults {

    /** How long an operator waits for the view after the seal was set. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BoardSeals boards;
    private final ChallengeSeals challenges;

    SealedResults(BoardSeals boards, ChallengeSeals challenges) {
        this.boards = boards;
        this.challenges = challenges;
    }

    /** The name that its hash begins with, the seal, and the lines of the hash. */
    record Sealed(String name, SetSeal seal, Reading reading) {

        HashedLines lines(@Nullable String cursor, int limit) {
            return reading.lines(cursor, limit);
        }
    }

    /** Lines beyond the cursor. */
    interface Reading {
        HashedLines lines(@Nullable String cursor, int limit);
    }

    Optional<Sealed> named(String kind, String name) {
        if (kind.equals("challenge")) {
            return challenge(name);
        }
        return Period.named(kind, Period.BOARDS).flatMap(period -> board(period, name));
    }

    private Optional<Sealed> challenge(String id) {
        if (!OpaqueIds.isPossible(id)) {
            return Optional.empty();
        }
        return challenges
                .of(id, null)
                .value()
                .map(seal -> new Sealed(
                        ChallengeSeals.name(id), seal, (cursor, limit) -> challenges.lines(id, cursor, limit)));
    }

    private Optional<Sealed> board(Period period, String from) {
        try {
            Span span = period.around(LocalDate.parse(from));
            return boards.of(span, null)
                    .value()
                    .filter(seal -> span.from().toString().equals(from))
                    .map(seal ->
                            new Sealed(Seal.board(span), seal, (cursor, limit) -> boards.lines(span, cursor, limit)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    SetSeal awaitBoard(Span span, long position) {
        return await(after -> boards.of(span, after), position);
    }

    SetSeal awaitChallenge(String challengeId, long position) {
        return await(after -> challenges.of(challengeId, after), position);
    }

    /** The view may take its time with a large result: it is asked again until it has come to the seal. */
    private static SetSeal await(Function<Long, PositionedResult<Optional<SetSeal>>> question, long position) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return question.apply(position)
                        .value()
                        .orElseThrow(() -> Refusal.unavailable("The seal is set and its result not there yet"));
            } catch (Refusal behind) {
                if (behind.status() != 503 || System.nanoTime() - deadline > 0) {
                    throw behind;
                }
            }
        }
    }
}
