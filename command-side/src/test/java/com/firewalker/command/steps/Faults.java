package com.firewalker.command.steps;

import java.util.ArrayList;
import java.util.List;

/** The faults that docs/planted-faults.md lists. */
final class Faults {

    private final List<Fault> faults = new ArrayList<>();
    private Class<?> caughtBy = Object.class;

    static List<Fault> all() {
        var all = new Faults();
        all.identity();
        all.dates();
        all.merging();
        all.plausibility();
        all.goals();
        return all.faults;
    }

    private void plant(String rule, String name, String file, String right, String wrong) {
        faults.add(new Fault(rule, name, file + ".java", right, wrong, caughtBy));
    }

    private void identity() {
        caughtBy = IdentityTest.class;
        plant(
                "2.1",
                "one id on two devices is one sample",
                "DayDecider",
                "Entry before = entry(sample.key());",
                "Entry before = entry(new SampleKey(\"watch\", sample.key().sample(), sample.key().homeDate()));");
        plant("2.2", "offset left out of the content", "Sample", "&& offsets.sameGiven(other.offsets)", "");
        plant(
                "2.3",
                "the same version replaces",
                "Versions",
                "arriving.version() > stored.version",
                "arriving.version() >= stored.version");
        plant(
                "2.3",
                "a deletion leaves its own version alone",
                "Versions",
                "stored.isLive() ? ItemStatus.DELETED : ItemStatus.UNCHANGED",
                "ItemStatus.UNCHANGED");
        plant(
                "2.3",
                "a deletion before its sample is forgotten",
                "Versions",
                "if (stored == null || version > stored.version) return ItemStatus.DELETED;",
                "if (stored == null) return ItemStatus.UNCHANGED;\n"
                        + "if (version > stored.version) return ItemStatus.DELETED;");
        plant(
                "2.3",
                "a deleted sample comes back at its version",
                "Versions",
                "arriving.version() < stored.version || !stored.isLive()) return ItemStatus.STALE;",
                "arriving.version() < stored.version) return ItemStatus.STALE;\n"
                        + "if (!stored.isLive()) return ItemStatus.REVISED;");
        plant(
                "2.4",
                "a bad sample ends its batch",
                "DayDecider",
                "if (refusal != null) {\n            results.add(ItemResult.rejected(refusal));\n            return;",
                "if (refusal != null) {\n            throw new IllegalArgumentException(refusal);");
        plant(
                "sizes",
                "one living sample too many",
                "DayDecider",
                "draft.homeSamples() >= MAX_LIVE_SAMPLES",
                "draft.homeSamples() > MAX_LIVE_SAMPLES");
        plant(
                "sizes",
                "events of any size",
                "DayDecider",
                "MAX_SAMPLE_BYTES = 30 * 1024",
                "MAX_SAMPLE_BYTES = 1 << 30");
    }

    private void dates() {
        caughtBy = SlotAndDateTest.class;
        plant("3.1", "the day is cut at UTC", "Slots", "Math.floorDiv(slot + offsetQuarters,", "Math.floorDiv(slot,");
        plant("3.1", "an offset beyond the earth", "Offsets", "offset <= Slots.MAX_OFFSET", "offset <= 57");
        plant(
                "3.2",
                "offset dropped from the event",
                "DayEvents",
                "change.setStartOffsetQuarters(offsets.givenStart())",
                "change.setStartOffsetQuarters(0)");
        plant(
                "3.2",
                "the end's offset ignored",
                "Sample",
                "slot == firstSlot() ? offsets.first() : offsets.after()",
                "offsets.first()");
        plant(
                "3.3",
                "ties go to the later slot",
                "Split",
                "remainders[i] > remainders[largest]",
                "remainders[i] >= remainders[largest]");
        plant("3.3", "leftover steps lost", "Split", "left > 0; left--", "left > 1; left--");
        plant(
                "3.3",
                "dates of earlier versions forgotten",
                "Entry",
                "before == null ? NOWHERE : before.spilledTo;",
                "NOWHERE;");
    }

    private void merging() {
        caughtBy = MergeTest.class;
        plant(
                "4.1",
                "last-modified tie-break",
                "SlotRule",
                "return sums[source] > sums[other];",
                "return source > other;");
        plant("4.1", "the walker's order ignored", "Sources", "listed >= 0 ? listed", "listed > 99 ? listed");
        plant("4.2", "the smaller part is taken", "Part", ".reversed()", "");
        plant(
                "4.2",
                "an hour and its minutes both count",
                "SelfOverlap",
                "fine.removeIf(part -> isUnder(record, part, replaced));",
                "");
        plant(
                "4.2",
                "overlapping parts both count",
                "SelfOverlap",
                "before != null && before.getValue() > part.from()",
                "before == null && ends.size() > 1_000");
        plant(
                "4.3",
                "more than half is needed",
                "SlotRule",
                "2L * sums[source] >= largest",
                "2L * sums[source] > largest");
        plant(
                "4.3",
                "the largest sum always wins",
                "SlotRule",
                "if (ranks[source] != ranks[other]) return ranks[source] < ranks[other];",
                "");
        plant(
                "4.4",
                "coarse records decided slot by slot",
                "SlotMerge",
                "blocks.unite(first, index)",
                "blocks.root(index)");
        plant(
                "4.4",
                "15 minutes are coarse",
                "Sample",
                "length() > COARSE_ABOVE_MILLIS",
                "length() >= COARSE_ABOVE_MILLIS");
        plant(
                "4.4",
                "six hours are a daily total",
                "Sample",
                "length() > WHOLE_DAY_ABOVE_MILLIS",
                "length() >= WHOLE_DAY_ABOVE_MILLIS");
        plant("4.4", "over six hours always set aside", "Evidence", "!sample.spansDates()", "false");
        plant("4.5", "coverage takes part", "Tally", "|= COVERED;", "|= SEEN;");
        plant(
                "4.6",
                "manual counts where a device was worn",
                "SlotRule",
                "tally.seen(Sources.MANUAL, index) && !tally.devicePresent(index)",
                "tally.seen(Sources.MANUAL, index)");
        plant(
                "4.7",
                "double-counted remainder",
                "DayFacts",
                ".setTotal(figures.total)\n                .setRanked",
                ".setTotal(figures.total + 201 * draft.evidence().dailyTotals.size())\n.setRanked");
        plant(
                "11.1",
                "what overlapped itself is not told",
                "SlotRule",
                "found.addIfAny(source, tally.setAside(source, index), Reason.REASON_SELF_OVERLAP);",
                "");
    }

    private void plausibility() {
        caughtBy = PlausibilityTest.class;
        plant("5 P1", "zero is refused", "Admission", "sample.count() < 0", "sample.count() <= 0");
        plant(
                "5 P1",
                "only the start must not be in the future",
                "Admission",
                "sample.end() > nowMillis",
                "sample.start() > nowMillis");
        plant(
                "5 P1",
                "24 hours are too long",
                "Admission",
                "sample.length() > policy.maxSampleMillis()",
                "sample.length() >= policy.maxSampleMillis()");
        plant(
                "5 P2",
                "300 a minute are held",
                "Plausibility",
                "> maxStepsPerMinute * sample.length()",
                ">= maxStepsPerMinute * sample.length()");
        plant(
                "5 P2",
                "records of a minute go unjudged",
                "Plausibility",
                "sample.length() >= cadenceFromMillis",
                "sample.length() > cadenceFromMillis");
        plant(
                "5 P3",
                "3300 are too many",
                "Judgement",
                "slot.steps > policy.rankedSlot()",
                "slot.steps >= policy.rankedSlot()");
        plant("5 P4, P5", "the limit itself is too much", "Judgement", "sum <= limit", "sum < limit");
        plant(
                "5 P4, P5",
                "a window one slot too long",
                "Judgement",
                "if (i >= length) sum -= steps(i - length);",
                "if (i > length) sum -= steps(i - length - 1);");
        plant("5 P5", "held slots still count", "Verdict", "return held ? 0 : merged.steps;", "return merged.steps;");
        plant("5 P6", "60000 are not ranked", "Judgement", "sum > policy.rankedDay()", "sum >= policy.rankedDay()");
        plant("5 P6", "150000 are held", "Judgement", "sum > policy.heldDay()", "sum >= policy.heldDay()");
        plant(
                "5 P6",
                "what P5 holds is left out of the day",
                "Judgement",
                "for (int i = 0; i < Slots.COUNT; i++) sum += steps(i);",
                "for (int i = 0; i < Slots.COUNT; i++) if ((flags[i] & Flags.P5) == 0) sum += steps(i);");
        plant(
                "5 P7",
                "1080 minutes are too many",
                "Judgement",
                "active > policy.rankedActiveMinutes()",
                "active >= policy.rankedActiveMinutes()");
        plant("5 P7", "minutes without steps are active", "Judgement", "if (steps > 0) active++;", "active++;");
        plant(
                "5 P8",
                "a deviation of 1.5 is monotone",
                "Plausibility",
                "4 * (n * sumOfSquares - sum * sum) < ",
                "4 * (n * sumOfSquares - sum * sum) <= ");
        plant(
                "5 P8",
                "a window one minute too short",
                "MonotoneRun",
                "new int[policy.monotoneMinutes()]",
                "new int[policy.monotoneMinutes() - 1]");
        plant("5 P9", "manual entries are ranked", "Judgement", "if (slot.isManual()) flags[i] |= Flags.P9;", "");
        plant("5.1", "a release does not reach P2", "SlotMerge", "!released && policy", "policy");
        plant("7.1", "400 days ago is too old", "Admission", ">= today - MAX_AGE_DAYS", "> today - MAX_AGE_DAYS");
    }

    private void goals() {
        caughtBy = GoalOfDayTest.class;
        plant(
                "6.1",
                "a reached goal may be raised",
                "DayDecider",
                "if (state.goalReached) throw DayRefused.goalAlreadyReached(state.goal, state.total);",
                "");
        plant(
                "6.1",
                "the day forgets the goal set for it",
                "DayDecider",
                "state.ownGoal > 0 ? state.ownGoal : settings.goal()",
                "settings.goal()");
        plant("6.2", "the ranked total is compared", "DayFigures", "return total >= goal;", "return ranked >= goal;");
        plant(
                "9.1",
                "reached again with every upload",
                "DayDecider",
                "figures.goalReached() && !state.goalReached",
                "figures.goalReached()");
        plant("9.2", "the local day ends at UTC", "DayFacts", " - figures.lastOffset(draft.evidence())", "");
        plant(
                "9.4",
                "a goal change looks like new steps",
                "DayDecider",
                "addVerdictOnGoal(state, figures, facts, events, true);\n        return new Decision(List.of(), events, null);\n    }\n\n    private void record",
                "addVerdictOnGoal(state, figures, facts, events, false);\n        return new Decision(List.of(), events, null);\n    }\n\n    private void record");
    }
}
