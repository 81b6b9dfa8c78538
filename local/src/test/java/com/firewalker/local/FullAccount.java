package com.firewalker.local;

import com.firewalker.local.client.WalkerClient;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;

/** A walker's account with something of everything that pages show. */
final class FullAccount {

    final LocalDate yesterday = AppWalker.today().minusDays(1);
    final AppWalker walker = new AppWalker();
    private final WalkerClient friend = OneMachine.walker(AppWalker.ZONE);

    /** More steps than anybody walks in ten minutes. */
    void hold() {
        OffsetDateTime noon =
                yesterday.atTime(12, 0).atZone(ZoneId.of(AppWalker.ZONE)).toOffsetDateTime();
        walker.client().post("/v1/me/steps", Uploads.walk("held", noon, 3_001)).expectSuccess();
    }

    /** A friend, one who asks, one who was asked, and one who is shut out. */
    void befriend() {
        ask(friend, walker.client());
        ask(walker.client(), friend);
        ask(OneMachine.walker("UTC"), walker.client());
        ask(walker.client(), OneMachine.walker("UTC"));
        walker.client()
                .call("PUT", "/v1/me/blocks/" + me(OneMachine.walker("UTC"), "walkerId"), null, Map.of())
                .expectSuccess();
    }

    private static void ask(WalkerClient from, WalkerClient whom) {
        from.post("/v1/me/friend-requests", Map.of("friendCode", me(whom, "friendCode")))
                .expectSuccess();
    }

    private static String me(WalkerClient walker, String field) {
        return walker.get("/v1/me").expectSuccess().body().path(field).asString();
    }

    /** One's own challenge that has not begun: a member, one who waits, a team. */
    TestChallenge organised() {
        TestChallenge own = TestChallenge.of(
                walker.client(),
                "Spring in Seoul",
                AppWalker.today().plusDays(2),
                AppWalker.today().plusDays(9),
                Map.of("join", "approval", "teams", "free", "visibility", "public"));
        String path = "/v1/challenges/" + own.id();
        walker.client().post(path + "/teams", Map.of("name", "The fast ones")).expectSuccess();
        own.join(friend);
        walker.client()
                .post(path + "/members/" + me(friend, "walkerId") + "/approve", Map.of())
                .expectSuccess();
        own.join(OneMachine.walker("UTC"));
        return own;
    }

    /** A friend's challenge that everybody may join. */
    TestChallenge open() {
        return TestChallenge.of(
                friend,
                "Open to all",
                AppWalker.today(),
                AppWalker.today().plusDays(3),
                Map.of("join", "open", "visibility", "public"));
    }

    /** A friend's challenge that is over, with one's own place in it. */
    TestChallenge sealed() {
        LocalDate last = TestChallenge.lastEnded();
        TestChallenge sealed = TestChallenge.of(friend, "Walk to the sea", last.minusDays(2), last, Map.of());
        sealed.join(walker.client());
        sealed.walk(walker.client(), last, AppWalker.ZONE, 2_000);
        sealed.seal();
        return sealed;
    }
}
