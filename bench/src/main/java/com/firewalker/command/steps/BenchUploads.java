package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.walker.Timeline;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** One sample of ten minutes as the command that an upload becomes; commands are not for other packages otherwise. */
public final class BenchUploads {
    private static final Timeline TIMELINE = Timeline.startingWith(ZoneOffset.UTC, 8_000);
    private static final long MINUTE = 60_000;

    private BenchUploads() {}

    /** The n-th upload of a walker's day: ten minutes, one after the other. */
    public static Object upload(String walkerId, int epochDay, int n) {
        long start = epochDay * 86_400_000L + n % 140 * 10 * MINUTE;
        Sample sample = new Sample(
                new SampleKey("pixel-9", "s" + n, epochDay),
                1,
                DeviceKind.DEVICE_KIND_PHONE,
                SampleType.SAMPLE_TYPE_INTERVAL,
                SampleMethod.SAMPLE_METHOD_AUTOMATIC,
                start,
                start + 10 * MINUTE,
                Offsets.written(0, 0),
                null,
                100 + n % 50);
        DaySettings settings = DaySettings.of(TIMELINE, LocalDate.ofEpochDay(epochDay));
        return RecordSteps.on(walkerId, epochDay, List.of(sample), settings, start + 86_400_000L, epochDay + 1, true);
    }
}
