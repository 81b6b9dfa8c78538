package com.firewalker.command.steps;

import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import java.util.List;

/** One sample of ten minutes as the command that an upload becomes; commands are not for other packages otherwise. */
public final class BenchUploads {
    private static final DaySettings SETTINGS = new DaySettings(8_000, List.of());
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
                Offsets.given(0),
                100 + n % 50);
        return RecordSteps.on(walkerId, epochDay, List.of(sample), SETTINGS, start + 86_400_000L, true);
    }
}
