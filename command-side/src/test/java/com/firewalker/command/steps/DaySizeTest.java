package com.firewalker.command.steps;

import static com.firewalker.command.steps.SampleBuilder.watch;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.sample.Sample;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.StepsRecorded;
import com.google.protobuf.Message;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Sizes of a full day: 1,440 one-minute samples from each of three devices. Times are told, not asserted. */
class DaySizeTest {

    private static final DeviceKind[] KINDS = {
        DeviceKind.DEVICE_KIND_WATCH, DeviceKind.DEVICE_KIND_PHONE, DeviceKind.DEVICE_KIND_BAND
    };

    private static List<Sample> minutes(int device, int from, int to) {
        var samples = new ArrayList<Sample>();
        for (int i = from; i < to; i++) {
            samples.add(watch("s-20260504T%02d%02d".formatted(i / 60, i % 60))
                    .by("device-" + device, KINDS[device])
                    .minute(i)
                    .steps(10 + (i * 7 + device * 13) % 30)
                    .build());
        }
        return samples;
    }

    private static TestDay fullDay(int samplesAnUpload) {
        var day = new TestDay();
        for (int device = 0; device < KINDS.length; device++) {
            for (int from = 0; from < 1_440; from += samplesAnUpload) {
                day.upload(minutes(device, from, Math.min(1_440, from + samplesAnUpload)));
            }
        }
        return day;
    }

    @Test
    void becomesFewEventsOfAtMost64KiB() {
        TestDay day = fullDay(1_000);
        assertThat(day.events(StepsRecorded.class).count()).isLessThanOrEqualTo(20);
        int bytes = day.events.stream().mapToInt(Message::getSerializedSize).sum();
        System.out.printf(
                "a day of 4320 samples in uploads of 1000: %d events, %d bytes, largest %d%n",
                day.events.size(),
                bytes,
                day.events.stream().mapToInt(Message::getSerializedSize).max().orElse(0));
        day.reader.addsUp();
    }

    @Test
    void tellsWhatLoadingAndDecidingCost() {
        TestDay day = fullDay(15);
        int bytes = day.events.stream().mapToInt(Message::getSerializedSize).sum();
        System.out.printf("a day of 4320 samples in uploads of 15: %d events, %d bytes%n", day.events.size(), bytes);
        System.out.printf("loading it from bytes: %.3f ms of CPU%n", millis(300, i -> day.reload()));
        System.out.printf(
                "deciding an upload of 15 minutes on it: %.3f ms of CPU%n",
                millis(3_000, i -> day.upload(revised(1 + i))));
        assertThat(day.reload().explanation()).isEqualTo(day.explanation());
    }

    private static List<Sample> revised(int version) {
        var samples = new ArrayList<Sample>(15);
        int from = 15 * (version % 96);
        for (Sample sample : minutes(0, from, from + 15)) {
            samples.add(new Sample(
                    sample.key(),
                    version + 1,
                    sample.kind(),
                    sample.type(),
                    sample.method(),
                    sample.start(),
                    sample.end(),
                    sample.offsets(),
                    sample.dates(),
                    sample.count() + version % 3));
        }
        return samples;
    }

    /** CPU time of this thread, so that a busy machine says the same; the first half warms up. */
    private static double millis(int times, IntConsumer work) {
        for (int i = 0; i < times; i++) {
            work.accept(i);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = times; i < 2 * times; i++) {
            work.accept(i);
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6 / times;
    }
}
