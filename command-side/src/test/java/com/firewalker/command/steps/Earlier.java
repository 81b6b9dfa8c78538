package com.firewalker.command.steps;

import com.firewalker.events.v1.Adjustment;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.Reason;
import com.firewalker.events.v1.StepsRecorded;
import com.google.protobuf.Message;

/** Events as ledgers hold them from before a rule was built. */
final class Earlier {

    private Earlier() {}

    /** A daily total was noted with a line of 0 steps. */
    static Message withoutRemainders(Message event) {
        if (!(event instanceof StepsRecorded recorded) || recorded.getResult().getAdjustmentsCount() == 0) {
            return event;
        }
        DayResult result = recorded.getResult();
        int added = result.getAdjustmentsList().stream()
                .mapToInt(Adjustment::getSteps)
                .sum();
        Adjustment.Builder noted = Adjustment.newBuilder()
                .setSteps(0)
                .setReason(Reason.REASON_DAILY_TOTAL)
                .setDevice(result.getAdjustments(0).getDevice());
        return recorded.toBuilder()
                .setResult(result.toBuilder()
                        .setTotal(result.getTotal() - added)
                        .setRanked(result.getRanked() - added)
                        .clearAdjustments()
                        .addAdjustments(noted))
                .build();
    }
}
