package com.firewalker.platform.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.platform.web.CalendarRange;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** The dates that requests may name. Cites api.md 1: 1970-01-01 … today + 400 days. */
class CalendarRangeTest {

    private static final Instant NOW = Instant.parse("2026-11-28T23:59:59.999Z");

    private final CalendarRange range = new CalendarRange(Clock.fixed(NOW, ZoneOffset.UTC));

    record Goal(LocalDate from, Instant at) {}

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01", "2026-11-28", "2028-01-02"})
    void holdsTheFirstAndTheLastDate(String date) {
        assertThat(range.date("/date", date)).isEqualTo(LocalDate.parse(date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31",
                "2028-01-03",
                "9999-12-31",
                "0000-01-01",
                "+12000-01-01",
                "-0001-01-01",
                "+999999999-12-31",
                "-999999999-01-01",
                "12000-01-01",
                "+99999999999999999999-01-01"
            })
    void refusesWhatLiesBeyond(String date) {
        assertThatThrownBy(() -> range.date("/date", date)).satisfies(thrown -> {
            Refusal refusal = (Refusal) thrown;
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.code()).isEqualTo("date-out-of-range");
            assertThat(refusal.fields()).extracting(Refusal.Field::pointer).containsExactly("/date");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "today", "2026-02-30", "2026-1-1", "20261128", "2026-11-28T00:00:00Z", "２０２６-11-28"})
    void takesNothingElseForADate(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> range.date("/date", written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2028-01-02T23:59:59.999Z", "2028-01-03T13:59:59+14:00"})
    void holdsTheFirstAndTheLastInstant(String instant) {
        assertThat(range.instant("/asOf", instant)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00+00:15",
                "2028-01-03T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59-18:00"
            })
    void refusesInstantsBeyond(String instant) {
        assertThatThrownBy(() -> range.instant("/asOf", instant))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("date-out-of-range"));
    }

    @Test
    void countsDaysAndMillisecondsAlike() {
        long last = LocalDate.parse("2028-01-02").toEpochDay();
        assertThat(range.holdsDay(last)).isTrue();
        assertThat(range.holdsDay(last + 1)).isFalse();
        assertThat(range.holdsDay(-1)).isFalse();
        assertThat(range.holdsMillis((last + 1) * 86_400_000 - 1)).isTrue();
        assertThat(range.holdsMillis((last + 1) * 86_400_000)).isFalse();
        assertThat(range.holdsMillis(-1)).isFalse();
    }

    @Test
    void readsBodiesByTheSameRule() {
        JsonMapper json =
                JsonMapper.builder().addModule(new CalendarJson(range)).build();
        assertThat(json.readValue("{\"from\":\"2026-11-28\",\"at\":\"2026-11-28T01:00:00+01:00\"}", Goal.class))
                .isEqualTo(new Goal(LocalDate.parse("2026-11-28"), Instant.parse("2026-11-28T00:00:00Z")));
        assertThatThrownBy(() -> json.readValue("{\"from\":\"+12000-01-01\"}", Goal.class))
                .hasRootCauseInstanceOf(Refusal.class);
        for (String wrong : new String[] {"{\"from\":[2026,1,1]}", "{\"from\":1}", "{\"at\":0}", "{\"from\":\"x\"}"}) {
            assertThatThrownBy(() -> json.readValue(wrong, Goal.class)).isInstanceOf(DatabindException.class);
        }
    }
}
