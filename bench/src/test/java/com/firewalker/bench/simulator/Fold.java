package com.firewalker.bench.simulator;

import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.Visibility;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerVisibilityChanged;
import com.google.protobuf.Message;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the ledger comes to at a position: written without a look at how the product folds. */
final class Fold {

    private static final int MANUAL_ON_BOARDS = 20_000;
    private static final LocalDate FIRST = LocalDate.of(1000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    record Key(String walker, LocalDate date) {}

    record DayFigures(DayResult result, long position) {

        long score() {
            return (long) result.getRanked() + Math.min(result.getManual(), MANUAL_ON_BOARDS);
        }

        long slot() {
            return score() > 0 ? result.getLastRankedSlot() : 0;
        }
    }

    /** A board as rows: score and last slot by walker, without zeros. */
    record Entry(long score, long slot) {}

    private final List<LedgerRow> ledger;
    final Map<Key, DayFigures> days =
            new TreeMap<>(Comparator.comparing(Key::walker).thenComparing(Key::date));
    final Map<Key, Boolean> verdicts = new HashMap<>();
    final Map<String, Visibility> visibility = new HashMap<>();
    final Set<String> erased = new HashSet<>();
    private int position;

    Fold(List<LedgerRow> ledger) {
        this.ledger = ledger;
    }

    long position() {
        return position;
    }

    /** Goes on to a later position. */
    Fold to(long later) {
        while (position < later) {
            apply(ledger.get(position++));
        }
        return this;
    }

    private void apply(LedgerRow row) {
        Message event = row.event();
        if (event instanceof StepsRecorded recorded) {
            day(recorded.getWalkerId(), recorded.getLocalDate(), recorded.getResult(), row.position());
        } else if (event instanceof DayReviewed reviewed) {
            day(reviewed.getWalkerId(), reviewed.getLocalDate(), reviewed.getResult(), row.position());
        } else if (event instanceof DayGoalReached reached) {
            verdicts.put(key(reached.getWalkerId(), reached.getLocalDate()), true);
        } else if (event instanceof DayGoalLost lost) {
            verdicts.put(key(lost.getWalkerId(), lost.getLocalDate()), false);
        } else if (event instanceof WalkerRegistered registered) {
            visibility.put(registered.getWalkerId(), registered.getVisibility());
        } else if (event instanceof WalkerVisibilityChanged changed) {
            visibility.put(changed.getWalkerId(), changed.getVisibility());
        } else if (event instanceof WalkerErased gone) {
            erased.add(gone.getWalkerId());
            days.keySet().removeIf(key -> key.walker().equals(gone.getWalkerId()));
        }
    }

    private static Key key(String walker, int date) {
        return new Key(walker, LocalDate.ofEpochDay(date));
    }

    private void day(String walker, int epochDay, DayResult result, long at) {
        Key key = key(walker, epochDay);
        boolean shown = !key.date().isBefore(FIRST) && !key.date().isAfter(LAST) && !erased.contains(walker);
        if (shown) {
            days.put(key, new DayFigures(result, at));
        }
    }

    boolean listed(String walker) {
        return visibility.get(walker) == Visibility.VISIBILITY_PUBLIC && !erased.contains(walker);
    }

    static LocalDate first(char period, LocalDate date) {
        return switch (period) {
            case 'd' -> date;
            case 'w' -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case 'm' -> date.withDayOfMonth(1);
            default -> throw unknown(period);
        };
    }

    static LocalDate last(char period, LocalDate first) {
        return switch (period) {
            case 'd' -> first;
            case 'w' -> first.plusDays(6);
            case 'm' -> first.with(TemporalAdjusters.lastDayOfMonth());
            default -> throw unknown(period);
        };
    }

    static String word(char period) {
        return switch (period) {
            case 'd' -> "day";
            case 'w' -> "week";
            case 'm' -> "month";
            default -> throw unknown(period);
        };
    }

    private static IllegalArgumentException unknown(char period) {
        return new IllegalArgumentException("no board is known for the period " + period);
    }

    /** Everybody's scores of a board that begins on a date. */
    Map<String, Entry> board(char period, LocalDate first) {
        Map<String, Entry> board = new TreeMap<>();
        days.forEach((key, day) -> {
            if (day.score() > 0 && first(period, key.date()).equals(first)) {
                board.merge(
                        key.walker(),
                        new Entry(day.score(), day.slot()),
                        (a, b) -> new Entry(a.score() + b.score(), Math.max(a.slot(), b.slot())));
            }
        });
        return board;
    }

    /** The first dates of all boards of a period on which somebody has a day. */
    Set<LocalDate> boards(char period) {
        Set<LocalDate> firsts = new HashSet<>();
        days.keySet().forEach(key -> firsts.add(first(period, key.date())));
        return firsts;
    }
}
