package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.DayAnswer;
import com.firewalker.command.steps.sample.Spill;
import com.firewalker.command.steps.upload.UploadAnswer.DayFigure;
import com.firewalker.platform.ledger.lane.Committed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Days' answers as they come in: the last one of a date counts, and what other dates must hear adds up. */
final class UploadResults {

    private final SortedMap<Integer, DayFigure> days = new TreeMap<>();
    private SortedMap<Integer, List<Spill>> spills = new TreeMap<>();
    private long position;

    synchronized void add(int date, Committed<DayAnswer> committed) {
        DayAnswer answer = committed.result();
        days.put(date, new DayFigure(LocalDate.ofEpochDay(date), answer.total(), answer.ranked()));
        reached(committed.position());
        answer.spills()
                .forEach((other, parts) ->
                        spills.computeIfAbsent(other, any -> new ArrayList<>()).addAll(parts));
    }

    /** Something that belongs to the upload was appended here: whoever waits for the answer's position sees it. */
    synchronized void reached(long appended) {
        position = Math.max(position, appended);
    }

    SortedMap<Integer, List<Spill>> takeSpills() {
        SortedMap<Integer, List<Spill>> taken = spills;
        spills = new TreeMap<>();
        return taken;
    }

    List<DayFigure> days() {
        return List.copyOf(days.values());
    }

    long position() {
        return position;
    }
}
