package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.sample.ItemResult;
import java.time.LocalDate;
import java.util.List;

/** What the doors tell a client: a result per item in its order, the days concerned, the position they ended at. */
record UploadAnswer(List<ItemResult> results, List<DayFigure> days, long position) {

    record DayFigure(LocalDate date, int total, int ranked) {}
}
