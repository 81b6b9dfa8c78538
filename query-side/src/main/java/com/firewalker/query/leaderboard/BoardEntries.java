package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.score.BoardRows.DayScore;
import com.firewalker.query.leaderboard.score.BoardRows.Seen;
import com.firewalker.query.period.BoardLifetime;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one call of the write script writes: walkers and walker-days, and the boards that they belong to. */
final class BoardEntries {

    private static final String NOBODY_KNOWS = "-";
    private static final String OUT_OF_ORDER = "-";

    private final BoardKeys keys;
    private final BoardLifetime lifetime;
    private final List<DayEntry> days = new ArrayList<>();
    private final List<SeenEntry> walkers = new ArrayList<>();

    private record DayEntry(DayScore score, @Nullable Seen seen) {}

    private record SeenEntry(Seen seen, Set<Span> boards) {}

    /** The keys that the script is told of, and its arguments. */
    record Call(List<String> keys, List<String> arguments) {}

    BoardEntries(BoardKeys keys, BoardLifetime lifetime) {
        this.keys = keys;
        this.lifetime = lifetime;
    }

    /** @param seen who may see the walker; null where nobody knows yet */
    BoardEntries day(DayScore score, @Nullable Seen seen) {
        if (!lifetime.isLongOver(Period.DAY.around(score.date()))) {
            days.add(new DayEntry(score, seen));
        }
        return this;
    }

    /** @param dates on which the walker has scores */
    BoardEntries seen(Seen seen, List<LocalDate> dates) {
        Set<Span> boards = new LinkedHashSet<>();
        for (LocalDate date : dates) {
            Period.BOARDS.stream()
                    .map(period -> period.around(date))
                    .filter(span -> !lifetime.isLongOver(span))
                    .forEach(boards::add);
        }
        walkers.add(new SeenEntry(seen, boards));
        return this;
    }

    int size() {
        return days.size() + walkers.size();
    }

    /** Moves the boards from one position to another. */
    Call moving(long from, long to) {
        return call("", "", Long.toString(from), Long.toString(to));
    }

    /** Moves the boards to no other position. */
    Call outOfOrder() {
        return call("", "", OUT_OF_ORDER, OUT_OF_ORDER);
    }

    /** A part of a fill, by the number of the fill and of the part. */
    Call filling(String fill, long step) {
        return call(fill, Long.toString(step), OUT_OF_ORDER, OUT_OF_ORDER);
    }

    private Call call(String fill, String step, String from, String to) {
        var boards = new NamedBoards();
        List<String> names = new ArrayList<>(List.of(keys.state(), keys.seen(), keys.keys(), BoardKeys.VERSIONS));
        boards.all.forEach(span -> names.add(keys.scores(span)));
        boards.all.stream().filter(boards.written::contains).forEach(span -> names.add(keys.ranks(span)));
        List<String> arguments = new ArrayList<>(
                List.of(Integer.toString(keys.version()), fill, step, from, to, Integer.toString(boards.all.size())));
        boards.all.forEach(span -> arguments.add(boards.line(span)));
        walkers.forEach(entry -> add(arguments, entry, boards));
        days.forEach(entry -> add(arguments, entry, boards));
        return new Call(names, arguments);
    }

    private static void add(List<String> arguments, SeenEntry entry, NamedBoards boards) {
        Seen seen = entry.seen();
        arguments.addAll(List.of(
                "V",
                seen.walkerId(),
                seen.visibility().letter(),
                Long.toString(seen.position()),
                Integer.toString(entry.boards().size())));
        entry.boards().forEach(span -> arguments.add(boards.number(span)));
    }

    private static void add(List<String> arguments, DayEntry entry, NamedBoards boards) {
        DayScore score = entry.score();
        Seen seen = entry.seen();
        arguments.addAll(List.of(
                "D",
                score.walkerId(),
                boards.number(Period.DAY.around(score.date())),
                Long.toString(score.score()),
                Long.toString(score.slot()),
                Long.toString(score.position()),
                seen == null ? NOBODY_KNOWS : seen.visibility().letter(),
                seen == null ? NOBODY_KNOWS : Long.toString(seen.position())));
    }

    /** The boards of a call in the order in which the script numbers them: parts side by side, before their sums. */
    private final class NamedBoards {

        private final TreeSet<Span> all = new TreeSet<>();
        private final Set<Span> written = new HashSet<>();
        private final Set<Span> summed = new HashSet<>();
        private final Map<Span, Integer> numbers = new HashMap<>();

        NamedBoards() {
            walkers.forEach(entry -> written.addAll(entry.boards()));
            days.stream().map(entry -> entry.score().date()).distinct().forEach(this::nameBoardsOf);
            all.addAll(written);
            summed.forEach(span -> all.addAll(span.parts()));
            all.forEach(span -> numbers.put(span, numbers.size() + 1));
        }

        private void nameBoardsOf(LocalDate date) {
            written.add(Period.DAY.around(date));
            written.addAll(sums(date));
            summed.addAll(sums(date));
        }

        private static List<Span> sums(LocalDate date) {
            return Period.BOARDS.stream()
                    .filter(period -> period.part() != null)
                    .map(period -> period.around(date))
                    .toList();
        }

        String number(Span span) {
            return String.valueOf(numbers.get(span));
        }

        String line(Span span) {
            if (!written.contains(span)) {
                return "";
            }
            List<Span> parts = summed.contains(span) ? span.parts() : List.of();
            List<String> words = new ArrayList<>();
            words.add(Long.toString(lifetime.endOf(span)));
            words.add(parts.isEmpty() ? "0" : number(parts.get(0)));
            words.add(Integer.toString(parts.size()));
            if (span.period() == Period.DAY) {
                sums(span.from()).stream().filter(summed::contains).forEach(sum -> words.add(number(sum)));
            }
            return String.join(" ", words);
        }
    }
}
