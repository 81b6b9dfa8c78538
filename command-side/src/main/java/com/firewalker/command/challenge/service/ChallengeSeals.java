package com.firewalker.command.challenge.service;

import com.firewalker.command.challenge.SealChallenge;
import com.firewalker.command.steps.sample.Policy;
import com.firewalker.platform.web.OpaqueIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals challenges when they are due, on whichever node, each once; those that became due while nothing ran are made up
 * in the order in which they were due (domain-rules.md 7.2, 8.12).
 */
@Component
public class ChallengeSeals {

    private static final Logger log = LoggerFactory.getLogger(ChallengeSeals.class);
    private static final int AT_ONCE = 100;

    private final ChallengeCommands commands;
    private final ChallengeRows rows;

    ChallengeSeals(ChallengeCommands commands, ChallengeRows rows) {
        this.commands = commands;
        this.rows = rows;
    }

    /**
     * Seals an ended challenge before its time, for an operator; answers the seal's position in the ledger.
     * Errors: 404; 409 not-ended, already-sealed, or challenge-over for a cancelled one.
     */
    public long seal(String challengeId) {
        return seal(OpaqueIds.possible(challengeId), true);
    }

    @Scheduled(fixedDelayString = "${firewalker.challenges.seal-every:5s}", initialDelayString = "2s")
    void sealDue() {
        for (String challengeId : rows.due(commands.now(), AT_ONCE)) {
            try {
                long position = seal(challengeId, false);
                log.info("challenge {} is sealed at position {}", challengeId, position);
            } catch (RuntimeException e) {
                log.warn("challenge {} could not be sealed, retrying: {}", challengeId, e.toString());
            }
        }
    }

    private long seal(String challengeId, boolean early) {
        return commands.holding(
                challengeId,
                row -> commands.organise(row, new SealChallenge(challengeId, Policy.version(), early, commands.now())));
    }
}
