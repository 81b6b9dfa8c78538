package com.firewalker.command.steps;

import static com.firewalker.command.steps.SampleBuilder.phone;
import static com.firewalker.command.steps.SampleBuilder.watch;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.walker.ZoneHistory;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.proto.ReasonWord;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain-rules.md 2: samples, versions, tombstones. */
class IdentityTest {

    private static SampleBuilder s1(long version, int steps) {
        return watch("s1").version(version).at("10:00", "10:15").steps(steps);
    }

    private static TestDay dayWithVersion3() {
        return TestDay.dayWith(s1(3, 100));
    }

    private static TestDay dayWithTombstone3() {
        var day = new TestDay();
        day.delete(s1(3, 0).tombstone());
        return day;
    }

    /** The table of 2.3, row by row. */
    @Nested
    class Versioning {

        @Test
        void recordsWhatIsNew() {
            assertThat(new TestDay().one(s1(3, 100)).status()).isEqualTo(ItemStatus.RECORDED);
        }

        @Test
        void deletesWhatIsNotKnownYet() {
            var day = new TestDay();
            assertThat(day.delete(s1(3, 0).tombstone())).containsExactly(ItemResult.of(ItemStatus.DELETED));
            assertThat(day.one(s1(3, 100)).status()).isEqualTo(ItemStatus.STALE);
        }

        @ParameterizedTest
        @CsvSource({
            "2, 100, STALE, 100",
            "3, 100, UNCHANGED, 100",
            "3, 101, CONFLICT, 100",
            "4, 100, REVISED, 100",
            "4, 140, REVISED, 140"
        })
        void judgesAnArrivalOnVersion3(long version, int steps, ItemStatus status, int total) {
            TestDay day = dayWithVersion3();
            assertThat(day.one(s1(version, steps)).status()).isEqualTo(status);
            assertThat(day.total()).isEqualTo(total);
        }

        @ParameterizedTest
        @CsvSource({"2, STALE, 100", "3, DELETED, 0", "4, DELETED, 0"})
        void judgesADeletionOnVersion3(long version, ItemStatus status, int total) {
            TestDay day = dayWithVersion3();
            assertThat(day.delete(s1(version, 0).tombstone())).containsExactly(ItemResult.of(status));
            assertThat(day.total()).isEqualTo(total);
        }

        @ParameterizedTest
        @CsvSource({"2, STALE, 0", "3, STALE, 0", "4, REVISED, 100"})
        void judgesAnArrivalOnTombstone3(long version, ItemStatus status, int total) {
            TestDay day = dayWithTombstone3();
            assertThat(day.one(s1(version, 100)).status()).isEqualTo(status);
            assertThat(day.total()).isEqualTo(total);
        }

        @ParameterizedTest
        @CsvSource({"2, STALE", "3, UNCHANGED", "4, DELETED"})
        void judgesADeletionOnTombstone3(long version, ItemStatus status) {
            assertThat(dayWithTombstone3().delete(s1(version, 0).tombstone())).containsExactly(ItemResult.of(status));
        }

        @Test
        void putsTheTombstoneAtTheDeletionsVersion() {
            TestDay day = dayWithVersion3();
            day.delete(s1(5, 0).tombstone());
            assertThat(day.one(s1(4, 100)).status()).isEqualTo(ItemStatus.STALE);
            assertThat(day.one(s1(6, 100)).status()).isEqualTo(ItemStatus.REVISED);
        }

        @Test
        void tellsNothingWhereNothingChanged() {
            TestDay day = dayWithVersion3();
            day.upload(s1(3, 100), s1(2, 70), s1(3, 1));
            assertThat(day.events).hasSize(1);
        }

        @Test
        void judgesTheSameWhenReadFromItsEvents() {
            TestDay day = dayWithTombstone3();
            day.upload(s1(4, 100));
            day.reload();
            assertThat(day.one(s1(4, 100)).status()).isEqualTo(ItemStatus.UNCHANGED);
            assertThat(day.one(s1(4, 101)).status()).isEqualTo(ItemStatus.CONFLICT);
            assertThat(day.delete(s1(3, 0).tombstone())).containsExactly(ItemResult.of(ItemStatus.STALE));
        }
    }

    @Nested
    class Identifying {

        /** 2.1: one app on two devices uses the same ids. */
        @Test
        void keepsTheSameIdOfTwoDevicesApart() {
            TestDay day = TestDay.dayWith(watch("s1").at("10:00", "10:15").steps(100));
            assertThat(day.one(phone("s1").at("10:15", "10:30").steps(50)).status())
                    .isEqualTo(ItemStatus.RECORDED);
            assertThat(day.total()).isEqualTo(150);
        }

        /** 2.2: 12:00+02:00 and 10:00Z are the same instant; how it is written is no content. */
        @Test
        void comparesInstantsHoweverTheyAreWritten() {
            SampleBuilder local = watch("s1")
                    .at("2026-05-04T12:00+02:00", "2026-05-04T12:15+02:00")
                    .steps(100);
            TestDay day = TestDay.dayWith(local);
            assertThat(day.one(watch("s1").at("10:00", "10:15").steps(100)).status())
                    .isEqualTo(ItemStatus.UNCHANGED);
        }

        /** 2.2: the same from "phone" and from "other". */
        @Test
        void takesTheDevicesKindForNoContent() {
            TestDay day = TestDay.dayWith(phone("s1").at("10:00", "10:15").steps(100));
            SampleBuilder other =
                    phone("s1").by("phone", DeviceKind.DEVICE_KIND_OTHER).at("10:00", "10:15");
            assertThat(day.one(other.steps(100)).status()).isEqualTo(ItemStatus.UNCHANGED);
        }

        /** 2.5: 500 v1 on 4 May moves to 5 May with v2. */
        @Test
        void movesToAnotherDateAndStaysGoneFromTheOldOne() {
            TestDay may4 = TestDay.dayWith(watch("s1").at("10:00", "10:15").steps(500));
            may4.delete(watch("s1").version(2).at("10:00", "10:15").tombstone());
            var may5 = new TestDay(SampleBuilder.MAY_4.plusDays(1));
            may5.upload(watch("s1")
                    .version(2)
                    .at("2026-05-05T10:00Z", "2026-05-05T10:15Z")
                    .steps(500));
            assertThat(may4.total()).isZero();
            assertThat(may5.total()).isEqualTo(500);
            assertThat(may4.one(watch("s1").at("10:00", "10:15").steps(500)).status())
                    .isEqualTo(ItemStatus.STALE);
        }
    }

    @Nested
    class Batching {

        /** 2.6: s1 v1=100, s1 v2=140, s2 v1=60, delete s2 v1: 140 in all 24 orders. */
        @Test
        void endsIn140InAll24Orders() {
            for (List<Integer> order : permutations(List.of(0, 1, 2, 3))) {
                var day = new TestDay();
                for (int item : order) {
                    apply(day, item);
                }
                assertThat(day.total()).as("order %s", order).isEqualTo(140);
            }
        }

        private static void apply(TestDay day, int item) {
            switch (item) {
                case 0 -> day.upload(s1(1, 100));
                case 1 -> day.upload(s1(2, 140));
                case 2 -> day.upload(watch("s2").at("11:00", "11:15").steps(60));
                default -> day.delete(watch("s2").at("11:00", "11:15").tombstone());
            }
        }

        private static List<List<Integer>> permutations(List<Integer> items) {
            if (items.isEmpty()) {
                return List.of(List.of());
            }
            var all = new ArrayList<List<Integer>>();
            for (Integer first : items) {
                var rest = new ArrayList<>(items);
                rest.remove(first);
                for (List<Integer> tail : permutations(rest)) {
                    var order = new ArrayList<>(List.of(first));
                    order.addAll(tail);
                    all.add(order);
                }
            }
            return all;
        }

        /** 2.4: one bad sample never fails its batch. */
        @Test
        void rejectsTheBadOneAndKeepsTheTen() {
            var samples = new ArrayList<Sample>();
            for (int i = 0; i < 11; i++) {
                SampleBuilder sample = watch("s" + i).minute(600 + i).steps(100);
                samples.add(i == 6 ? sample.steps(-1).build() : sample.build());
            }
            var day = new TestDay();
            List<ItemResult> results = day.upload(samples);
            assertThat(results.get(6)).isEqualTo(ItemResult.rejected(ReasonWord.P1_COUNT_NEGATIVE));
            assertThat(results)
                    .filteredOn(ItemResult.of(ItemStatus.RECORDED)::equals)
                    .hasSize(10);
            assertThat(day.total()).isEqualTo(1000);
        }

        /** Sizes: 10,000 living samples a day. */
        @Test
        void takes10000LivingSamplesAndRejectsTheNext() {
            var samples = new ArrayList<Sample>();
            for (int i = 0; i < 10_000; i++) {
                samples.add(second("s" + i, i).build());
            }
            var day = new TestDay();
            assertThat(day.upload(samples)).containsOnly(ItemResult.of(ItemStatus.RECORDED));
            assertThat(day.one(second("more", 10_000))).isEqualTo(ItemResult.rejected(ReasonWord.TOO_MANY_SAMPLES));
            assertThat(day.one(second("s5", 5).version(2)).status()).isEqualTo(ItemStatus.REVISED);
            day.delete(second("s6", 6).tombstone());
            assertThat(day.one(second("more", 10_000)).status()).isEqualTo(ItemStatus.RECORDED);
        }

        private static SampleBuilder second(String id, int ofDay) {
            long start = SampleBuilder.MAY_4.toEpochDay() * 86_400_000 + 1000L * ofDay;
            return watch(id)
                    .at(start, start + 1000, Offsets.NONE, ZoneHistory.startingWith(ZoneOffset.UTC))
                    .steps(1);
        }

        /** Sizes: at most 64 KiB an event; the reader checks every one it folds. */
        @Test
        void saysALargeUploadInSeveralEvents() {
            var samples = new ArrayList<Sample>();
            for (int i = 0; i < 1_000; i++) {
                samples.add(watch("x".repeat(120) + i).minute(i).steps(50).build());
            }
            var day = new TestDay();
            day.upload(samples);
            assertThat(day.events(StepsRecorded.class).count()).isBetween(3L, 10L);
            assertThat(day.total()).isEqualTo(50_000);
            day.reader.addsUp();
        }
    }
}
