package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import com.firewalker.proto.ReasonWord;
import org.jspecify.annotations.Nullable;

/**
 * A sample as a door could read it, before anybody looked at its meaning. Where the door could not read it, refusal says
 * why and nothing else but the id is set. Offsets: quarter hours or {@link Offsets#ABSENT}; dates: days since 1970-01-01.
 */
public record ParsedSample(
        @Nullable String id,
        @Nullable ReasonWord refusal,
        long version,
        SampleType type,
        SampleMethod method,
        long start,
        long end,
        int startOffset,
        int endOffset,
        int count,
        int date,
        @Nullable Integer movedFrom) {

    static ParsedSample refused(@Nullable String id, ReasonWord reason) {
        return new ParsedSample(
                id,
                reason,
                0,
                SampleType.SAMPLE_TYPE_UNSPECIFIED,
                SampleMethod.SAMPLE_METHOD_UNSPECIFIED,
                0,
                0,
                Offsets.ABSENT,
                Offsets.ABSENT,
                0,
                0,
                null);
    }
}
