package com.firewalker.query.challenge;

import com.firewalker.query.view.Fact;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a batch has changed and nobody has written yet: the last fact of each walker-day, and members to score anew. */
final class Changes {

    record Day(String walkerId, LocalDate date) {}

    record Member(String challengeId, String walkerId) {}

    private final Map<Day, Fact> days = new LinkedHashMap<>();
    private final Set<Member> members = new LinkedHashSet<>();

    void day(String walkerId, int epochDay, Fact fact) {
        days.put(new Day(walkerId, LocalDate.ofEpochDay(epochDay)), fact);
    }

    void member(String challengeId, String walkerId) {
        members.add(new Member(challengeId, walkerId));
    }

    Map<Day, Fact> takeDays() {
        Map<Day, Fact> taken = new LinkedHashMap<>(days);
        days.clear();
        return taken;
    }

    Set<Member> takeMembers() {
        Set<Member> taken = new LinkedHashSet<>(members);
        members.clear();
        return taken;
    }
}
