package com.firewalker.command.challenge.service;

import com.firewalker.command.account.PersonalData;
import com.firewalker.command.challenge.CancelChallenge;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * An erased walker takes part in nothing any more; where they organised, the longest member follows. A challenge that
 * loses its last member so is cancelled, and what was typed about it is gone (domain-rules.md 8.10, 12.2).
 */
@Component
class ChallengeErasure implements PersonalData {

    private final ChallengeCommands commands;
    private final ChallengeRows rows;
    private final MemberRows members;

    ChallengeErasure(ChallengeCommands commands, ChallengeRows rows, MemberRows members) {
        this.commands = commands;
        this.rows = rows;
        this.members = members;
    }

    /** All in {@link #handOver}: who follows is known only while the rows are there. */
    @Override
    public void erase(String walkerId) {}

    @Override
    public void handOver(String walkerId) {
        List<ChallengeRow> held = members.challengesOf(walkerId).stream()
                .flatMap(id -> rows.lock(id).stream())
                .toList();
        held.stream()
                .filter(row -> members.isMember(row.challengeId(), walkerId))
                .forEach(row -> rows.count(row.challengeId(), -1));
        members.erase(walkerId);
        held.stream().filter(row -> row.isOrganisedBy(walkerId)).forEach(this::succeed);
    }

    private void succeed(ChallengeRow held) {
        commands.succeed(held);
        if (members.longest(held.challengeId()).isEmpty()) {
            rows.forgetTexts(held.challengeId());
            if (!held.isOver()) {
                commands.organise(held, new CancelChallenge(held.challengeId(), null));
            }
        }
    }
}
