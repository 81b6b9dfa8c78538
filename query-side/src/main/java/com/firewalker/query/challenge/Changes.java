package com.firewalker.query.challenge;

import com.firewalker.query.view.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch has changed and nobody has written yet: the facts of each walker-day, and members to score anew, each with
 * the oldest position at which something changed.
 */
final class Changes {

    record Day(String walkerId, LocalDate date) {}

    record Member(String challengeId, String walkerId) {}

    private final Map<Day, List<Fact>> days = new LinkedHashMap<>();
    private final Map<Member, Long> members = new LinkedHashMap<>();

    void day(String walkerId, int epochDay, Fact fact) {
        days.computeIfAbsent(new Day(walkerId, LocalDate.ofEpochDay(epochDay)), day -> new ArrayList<>())
                .add(fact);
    }

    void member(String challengeId, String walkerId, long position) {
        members.merge(new Member(challengeId, walkerId), position, Math::min);
    }

    Map<Day, List<Fact>> takeDays() {
        Map<Day, List<Fact>> taken = new LinkedHashMap<>(days);
        days.clear();
        return taken;
    }

    Map<Member, Long> takeMembers() {
        Map<Member, Long> taken = new LinkedHashMap<>(members);
        members.clear();
        return taken;
    }
}
