package com.firewalker.notification.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeJoin;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberLeft;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamScore;
import com.firewalker.events.v1.ChallengeTeams;
import com.firewalker.events.v1.ChallengeTextsChanged;
import com.firewalker.events.v1.ChallengeVisibility;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.platform.testing.Servers;
import com.firewalker.proto.StreamNames;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestServices;
import com.firewalker.testledger.TestTokens;
import com.firewalker.views.v1.ChallengeMember;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** domain-rules.md 8.12, 9.1: members are told of start, change, end and result, once ever. */
class ChallengeNoticesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Test
    void tellsMembersOnceOfStartChangeEndAndResult() {
        Servers.resetSchemas();
        try (TestLedger ledger = TestLedger.open();
                TestServices services = TestServices.start();
                RunningNotification service = RunningNotification.start(services.properties())) {
            JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
            services.walkers.put(
                    "ben", TestServices.walker("ben").setLocale("ko").build());
            services.challengeNames.put("c1", "Spring");
            begin(ledger, "c1", TODAY.plusDays(3));
            for (String walker : List.of("anna", "ben", "carl", "dora")) {
                join(ledger, "c1", walker);
            }
            ledger.append(
                    StreamNames.membership("c1", "carl"),
                    ChallengeMemberLeft.newBuilder()
                            .setChallengeId("c1")
                            .setWalkerId("carl")
                            .build());
            ledger.append(
                    StreamNames.walker("dora"),
                    WalkerErased.newBuilder().setWalkerId("dora").build());
            await().atMost(PATIENCE)
                    .until(() -> count(jdbc, "SELECT COUNT(*) FROM challenge_audience") == 2
                            && count(jdbc, "SELECT COUNT(*) FROM challenge_start") == 1);

            jdbc.update("UPDATE challenge_start SET starts_at = UTC_TIMESTAMP(6)");
            awaitTold(jdbc, "challenge-started", 2);

            ledger.append(
                    StreamNames.challenge("c1"),
                    ChallengeTextsChanged.newBuilder().setChallengeId("c1").build());
            awaitTold(jdbc, "challenge-changed", 2);

            services.challengeMembers.add(
                    member("anna").setScore(9_000).setRank(1).build());
            services.challengeMembers.add(member("ben").setScore(0).build());
            ledger.append(
                    StreamNames.challenge("c1"),
                    ChallengeSealed.newBuilder()
                            .setChallengeId("c1")
                            .setPolicyVersion(1)
                            .setEarly(false)
                            .build());
            awaitTold(jdbc, "challenge-sealed", 2);
            String annas =
                    service.get("/v1/me/notifications", TestTokens.of("anna")).body();
            assertThat(annas)
                    .contains("Spring has started", "Spring has changed", "you came in at number 1", "\"rank\":1");
            assertThat(service.get("/v1/me/notifications", TestTokens.of("ben")).body())
                    .contains("Spring 결과 확정", "인정된 걸음이 없습니다");
            assertThat(count(jdbc, "SELECT COUNT(*) FROM intent WHERE walker_id IN ('carl', 'dora')"))
                    .isZero();
        }
    }

    @Test
    void tellsOfACancellationOnceAndOfNoStartAfterIt() {
        Servers.resetSchemas();
        try (TestLedger ledger = TestLedger.open();
                TestServices services = TestServices.start();
                RunningNotification service = RunningNotification.start(services.properties())) {
            JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
            services.challengeNames.put("c2", "Spring");
            begin(ledger, "c2", TODAY.plusDays(3));
            join(ledger, "c2", "anna");
            var cancelled = ChallengeCancelled.newBuilder().setChallengeId("c2").build();
            ledger.append(StreamNames.challenge("c2"), cancelled, cancelled);
            awaitTold(jdbc, "challenge-changed", 1);
            assertThat(service.get("/v1/me/notifications", TestTokens.of("anna"))
                            .body())
                    .contains("Spring was cancelled");
            assertThat(count(jdbc, "SELECT COUNT(*) FROM challenge_start")).isZero();
        }
    }

    private static void begin(TestLedger ledger, String challengeId, LocalDate from) {
        ledger.append(
                StreamNames.challenge(challengeId),
                ChallengeCreated.newBuilder()
                        .setChallengeId(challengeId)
                        .setOrganiserId("anna")
                        .setCreatedAtMillis(0)
                        .setSettings(ChallengeSettings.newBuilder()
                                .setFrom(Math.toIntExact(from.toEpochDay()))
                                .setTo(Math.toIntExact(from.toEpochDay()) + 6)
                                .setScore(ChallengeScore.CHALLENGE_SCORE_TOTAL)
                                .setDays(ChallengeDays.CHALLENGE_DAYS_MEMBER_LOCAL)
                                .setManualCounts(false)
                                .setJoin(ChallengeJoin.CHALLENGE_JOIN_OPEN)
                                .setTeams(ChallengeTeams.CHALLENGE_TEAMS_NONE)
                                .setTeamScore(ChallengeTeamScore.CHALLENGE_TEAM_SCORE_SUM)
                                .setMaxMembers(100)
                                .setVisibility(ChallengeVisibility.CHALLENGE_VISIBILITY_PUBLIC))
                        .build());
    }

    private static void join(TestLedger ledger, String challengeId, String walkerId) {
        ledger.append(
                StreamNames.membership(challengeId, walkerId),
                ChallengeMemberJoined.newBuilder()
                        .setChallengeId(challengeId)
                        .setWalkerId(walkerId)
                        .setJoinedAtMillis(0)
                        .setRejoined(false)
                        .setConfirmedVisible(false)
                        .build());
    }

    private static ChallengeMember.Builder member(String walkerId) {
        return ChallengeMember.newBuilder().setWalkerId(walkerId);
    }

    private static void awaitTold(JdbcTemplate jdbc, String kind, int times) {
        await().atMost(PATIENCE)
                .until(() -> count(jdbc, "SELECT COUNT(*) FROM intent WHERE kind = '" + kind + "' AND state = 'told'")
                        == times);
    }

    private static long count(JdbcTemplate jdbc, String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }
}
