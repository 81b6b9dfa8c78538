package com.firewalker.notification.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.notification.intent.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words come from bundles, in the reader's language. */
class NoticeRendererTest {

    private static final Recipient ENGLISH = new Recipient(Locale.ENGLISH, Map.of("w2", "Mina"));
    private static final Recipient KOREAN = new Recipient(Locale.KOREAN, Map.of("w2", "미나"));
    private static final Fact GOAL =
            new Fact(Kind.GOAL_REACHED, Map.of("date", "2026-05-04", "total", 10_020, "goal", 10_000));
    private static final Fact BADGE = new Fact(Kind.BADGE_EARNED, Map.of("badge", "streak-7", "date", "2026-05-04"));

    private final NoticeRenderer wording = new NoticeRenderer();

    @Test
    void saysOneFactByItsName() {
        Notice notice = wording.of(entry(GOAL), ENGLISH);

        assertThat(notice.title()).isEqualTo("Goal reached");
        assertThat(notice.body()).isEqualTo("May 4: 10,020 steps, goal 10,000 reached.");
        assertThat(notice.data()).containsEntry("date", "2026-05-04").containsKey("facts");
    }

    @Test
    void saysItInKorean() {
        Notice notice = wording.of(entry(GOAL), KOREAN);

        assertThat(notice.title()).isEqualTo("목표 달성");
        assertThat(notice.body()).isEqualTo("5월 4일: 10,020걸음, 목표 10,000걸음을 달성했습니다.");
    }

    /** domain-rules.md 5.1: both outcomes, in both languages. */
    @Test
    void saysWhetherAnAppealWasGranted() {
        var granted = new Fact(Kind.APPEAL_DECIDED, Map.of("date", "2026-05-04", "denied", false));
        var denied = new Fact(Kind.APPEAL_DECIDED, Map.of("date", "2026-05-04", "denied", true));

        assertThat(wording.of(entry(granted), ENGLISH).body()).isEqualTo("What was held on May 4 counts now.");
        assertThat(wording.of(entry(denied), ENGLISH).title()).isEqualTo("Your appeal was denied");
        assertThat(wording.of(entry(granted), KOREAN).title()).isEqualTo("이의 신청이 받아들여졌어요");
        assertThat(wording.of(entry(denied), KOREAN).body()).startsWith("5월 4일");
    }

    @Test
    void listsEveryFactOfADigest() {
        List<Fact> facts = Stream.concat(
                        Stream.generate(() -> GOAL).limit(3),
                        Stream.generate(() -> BADGE).limit(14))
                .toList();

        Notice notice = wording.of(new InboxEntry("w1", 7, Kind.GOAL_REACHED, facts, Instant.EPOCH, null), ENGLISH);

        assertThat(notice.title()).isEqualTo("3 goals reached, 14 badges");
        assertThat(notice.body().lines()).hasSize(17);
    }

    @Test
    void namesPeopleByTheirNames() {
        Fact asked = new Fact(Kind.FRIEND_REQUEST, Map.of("walkerId", "w2", "requestId", "r1"));

        assertThat(wording.of(entry(asked), ENGLISH).body()).isEqualTo("Mina wants to be friends.");
        assertThat(wording.of(entry(asked), KOREAN).body()).isEqualTo("미나님이 친구가 되고 싶어 합니다.");
    }

    @Test
    void callsWhoeverIsGoneSomebody() {
        Fact asked = new Fact(Kind.FRIEND_REQUEST, Map.of("walkerId", "gone", "requestId", "r1"));

        assertThat(wording.of(entry(asked), ENGLISH).body()).isEqualTo("Somebody wants to be friends.");
    }

    @Test
    void doesNotTrustTheLanguageOfTheMachine() {
        assertThat(wording.of(entry(GOAL), new Recipient(Locale.FRENCH, Map.of()))
                        .title())
                .isEqualTo("Goal reached");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hasWordsForEveryKindInBothLanguages(Kind kind) throws IOException {
        for (String bundle : List.of("notifications.properties", "notifications_ko.properties")) {
            assertThat(load(bundle).stringPropertyNames())
                    .contains(kind.code() + ".title", kind.code() + ".body", kind.code() + ".count");
        }
    }

    @Test
    void hasTheSameKeysInBothLanguages() throws IOException {
        assertThat(load("notifications_ko.properties").stringPropertyNames())
                .isEqualTo(load("notifications.properties").stringPropertyNames());
    }

    /** Every badge of the public contract has a name; a missing one would fail when somebody reads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "streak-7",
                "streak-30",
                "streak-100",
                "streak-365",
                "lifetime-100000",
                "lifetime-500000",
                "lifetime-1000000",
                "lifetime-5000000",
                "lifetime-10000000",
                "day-10000",
                "day-20000",
                "day-30000",
                "day-50000"
            })
    void namesEveryBadgeInBothLanguages(String badge) {
        Fact fact = new Fact(Kind.BADGE_EARNED, Map.of("badge", badge, "date", "2026-05-04"));

        assertThat(wording.of(entry(fact), ENGLISH).body()).endsWith(", earned on May 4.");
        assertThat(wording.of(entry(fact), KOREAN).body()).endsWith(", 5월 4일 획득.");
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = NoticeRendererTest.class.getResourceAsStream("/messages/" + bundle)) {
            properties.load(in);
        }
        return properties;
    }

    private static InboxEntry entry(Fact fact) {
        return new InboxEntry("w1", 7, fact.kind(), List.of(fact), Instant.EPOCH, null);
    }
}
