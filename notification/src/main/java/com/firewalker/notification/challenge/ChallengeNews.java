package com.firewalker.notification.challenge;

import com.firewalker.notification.directory.ServiceChannels;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.intent.PushWindow;
import com.firewalker.notification.outbox.OutboxTask;
import com.firewalker.notification.outbox.Outcome;
import com.firewalker.notification.outbox.TaskHandler;
import com.firewalker.views.v1.ChallengeMember;
import com.firewalker.views.v1.ChallengeMembersRequest;
import com.firewalker.views.v1.ChallengeMembersResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells all members one thing, in parts: a challenge may have very many. Ranks come from the query side, in an answer
 * that knows the seal; while the view is behind or unavailable it asks again later.
 */
@Component
class ChallengeNews implements TaskHandler {

    private static final String TYPE = "challenge-news";
    private static final Duration VIEWS_CATCH_UP = Duration.ofSeconds(1);

    /** Changes within a minute are one. */
    private static final long A_MINUTE = 60_000;

    private final Audience audience;
    private final ServiceChannels channels;
    private final Intents intents;
    private final TransactionTemplate transaction;

    ChallengeNews(Audience audience, ServiceChannels channels, Intents intents, TransactionTemplate transaction) {
        this.audience = audience;
        this.channels = channels;
        this.intents = intents;
        this.transaction = transaction;
    }

    /** What there is to tell; its name stands in keys for ever. */
    enum What {
        STARTED,
        CHANGED,
        CANCELLED,
        SEALED
    }

    /** The task is the challenge's, not a walker's: it outlives the erasure of any one member. */
    static OutboxTask of(String challengeId, What what, long position, Instant recordedAt) {
        String key = what == What.CHANGED ? ":" + recordedAt.toEpochMilli() / A_MINUTE : "";
        return new OutboxTask(
                TYPE + ":" + challengeId + ":" + what + key,
                TYPE,
                challengeId,
                Map.of("what", what.name(), "position", position, "recorded", recordedAt.toEpochMilli()),
                recordedAt.plus(VIEWS_CATCH_UP),
                null);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Outcome run(OutboxTask task) {
        if (What.valueOf(task.text("what")) == What.SEALED) {
            tellResult(task);
        } else {
            tellAll(task);
        }
        return Outcome.sent();
    }

    private void tellAll(OutboxTask task) {
        String after = "";
        List<String> part;
        do {
            part = audience.after(task.walkerId(), after);
            List<Intent> news = part.stream()
                    .map(walkerId -> intent(task, walkerId, Map.of()))
                    .toList();
            transaction.executeWithoutResult(status -> news.forEach(intents::record));
            after = part.isEmpty() ? after : part.get(part.size() - 1);
        } while (part.size() == Audience.AT_ONCE);
    }

    private void tellResult(OutboxTask task) {
        ChallengeMembersResponse part = members(task, "");
        tell(task, part);
        while (part.getMore() && part.getMembersCount() > 0) {
            part = members(task, part.getMembers(part.getMembersCount() - 1).getWalkerId());
            tell(task, part);
        }
    }

    private ChallengeMembersResponse members(OutboxTask task, String after) {
        var request = ChallengeMembersRequest.newBuilder()
                .setChallengeId(task.walkerId())
                .setAfterPosition(task.numberOrZero("position"));
        if (!after.isEmpty()) {
            request.setAfterWalkerId(after);
        }
        return channels.challenges().members(request.build());
    }

    private void tell(OutboxTask task, ChallengeMembersResponse part) {
        List<Intent> news = part.getMembersList().stream()
                .map(member -> intent(task, member.getWalkerId(), result(member)))
                .toList();
        transaction.executeWithoutResult(status -> news.forEach(intents::record));
    }

    private static Map<String, Object> result(ChallengeMember member) {
        return member.hasRank()
                ? Map.of("score", member.getScore(), "rank", member.getRank())
                : Map.of("score", member.getScore(), "unranked", true);
    }

    private static Intent intent(OutboxTask task, String walkerId, Map<String, Object> more) {
        What what = What.valueOf(task.text("what"));
        Instant recordedAt = Instant.ofEpochMilli(task.number("recorded"));
        Map<String, Object> facts = new HashMap<>(more);
        facts.put("challengeId", task.walkerId());
        if (what == What.CANCELLED) {
            facts.put("cancelled", true);
        }
        return new Intent(
                key(task, what, recordedAt) + ":" + walkerId,
                walkerId,
                kind(what),
                facts,
                recordedAt,
                PushWindow.oneDay(recordedAt));
    }

    private static String key(OutboxTask task, What what, Instant recordedAt) {
        String key = "CHALLENGE_" + what + ":" + task.walkerId();
        return what == What.CHANGED ? key + ":" + recordedAt.toEpochMilli() / A_MINUTE : key;
    }

    private static Kind kind(What what) {
        return switch (what) {
            case STARTED -> Kind.CHALLENGE_STARTED;
            case CHANGED, CANCELLED -> Kind.CHALLENGE_CHANGED;
            case SEALED -> Kind.CHALLENGE_SEALED;
        };
    }
}
