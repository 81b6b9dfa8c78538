package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.ItemResult;
import com.google.protobuf.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command leads to: a result for each item it got through, and events that say it. Some items may be left. */
record Decision(
        List<ItemResult> results,
        List<Message> events,
        @Nullable DayWorkingCopy draft) {

    static final Decision NOTHING = new Decision(List.of(), List.of(), null);
}
