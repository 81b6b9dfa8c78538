package com.firewalker.command.steps;

import java.util.List;
import java.util.SortedMap;

/** A day's answer to a command: a result per item, the day now, and what other dates must hear, by date. */
record DayAnswer(List<ItemResult> results, int total, int ranked, SortedMap<Integer, List<Spill>> spills) {}
