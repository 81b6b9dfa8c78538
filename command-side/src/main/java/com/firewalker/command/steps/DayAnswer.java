package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.sample.Spill;
import java.util.List;
import java.util.SortedMap;

/** A day's answer to a command: a result per item, the day now, and what other dates must hear, by date. */
public record DayAnswer(List<ItemResult> results, int total, int ranked, SortedMap<Integer, List<Spill>> spills) {}
