package com.firewalker.notification.challenge;

import com.firewalker.notification.challenge.ChallengeNews.What;
import com.firewalker.notification.outbox.Outbox;
import com.firewalker.platform.schedule.PeriodicTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of a start when its time has come, once, on whichever instance; after a standstill as soon as it ends. */
@Component
class ChallengeStarts implements PeriodicTask {

    private final Audience audience;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChallengeStarts(Audience audience, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.audience = audience;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "challenge-starts";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean run() {
        Instant now = clock.instant();
        List<String> started = audience.startedBy(now);
        started.forEach(challengeId -> transaction.executeWithoutResult(status -> {
            if (audience.expectNoStart(challengeId)) {
                outbox.add(ChallengeNews.of(challengeId, What.STARTED, 0, now));
            }
        }));
        return started.size() > 1;
    }
}
