package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeEndMoved;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberLeft;
import com.firewalker.events.v1.ChallengeMemberMoved;
import com.firewalker.events.v1.ChallengeMemberRemoved;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeSettingsChanged;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.WalkerErased;
import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the rules say of a challenge's story, read from front to back, without anything of the product: scores, teams, and
 * the lines of the hash (domain-rules.md 8.9-8.12, docs/sealing.md).
 */
final class ChallengeModel {

    private record Counted(long steps, long slot) {}

    private final String id;
    private final Map<String, Map<Integer, DayResult>> days = new HashMap<>();
    private final Map<String, List<ChallengeTeamSpan>> teams = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private ChallengeSettings settings = ChallengeSettings.getDefaultInstance();
    private boolean cancelled;
    private boolean sealed;

    ChallengeModel(String id) {
        this.id = id;
    }

    void read(Message event) {
        if (sealed) {
            return;
        }
        if (event instanceof StepsRecorded recorded) {
            day(recorded.getWalkerId(), recorded.getLocalDate(), recorded.getResult());
        } else if (event instanceof DayReviewed reviewed) {
            day(reviewed.getWalkerId(), reviewed.getLocalDate(), reviewed.getResult());
        } else if (event instanceof ChallengeCreated created) {
            settings = created.getSettings();
        } else if (event instanceof ChallengeSettingsChanged changed) {
            settings = changed.getSettings();
        } else if (event instanceof ChallengeEndMoved moved) {
            settings = settings.toBuilder().setTo(moved.getTo()).build();
        } else if (event instanceof ChallengeCancelled) {
            cancelled = true;
        } else if (event instanceof ChallengeSealed) {
            sealed = true;
        } else {
            member(event);
        }
    }

    private void member(Message event) {
        if (event instanceof ChallengeMemberJoined joined) {
            members.add(joined.getWalkerId());
            teams.put(joined.getWalkerId(), joined.getTeamsList());
        } else if (event instanceof ChallengeMemberMoved moved) {
            teams.put(moved.getWalkerId(), moved.getTeamsList());
        } else if (event instanceof ChallengeMemberLeft left) {
            members.remove(left.getWalkerId());
        } else if (event instanceof ChallengeMemberRemoved removed) {
            members.remove(removed.getWalkerId());
        } else if (event instanceof WalkerErased erased) {
            members.remove(erased.getWalkerId());
        }
    }

    private void day(String walker, int date, DayResult result) {
        days.computeIfAbsent(walker, any -> new TreeMap<>()).put(date, result);
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isSealed() {
        return sealed;
    }

    /** As docs/sealing.md has them, without the first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        members.forEach(walker -> lines.addAll(lines(walker)));
        lines.sort(null);
        return lines;
    }

    String hash() {
        StringBuilder text = new StringBuilder("challenge/" + id + "\n");
        lines().forEach(line -> text.append(line).append('\n'));
        return sha256(text.toString());
    }

    long score(String walker) {
        return counted(walker).values().stream().mapToLong(Counted::steps).sum();
    }

    private List<String> lines(String walker) {
        String member = sha256("challenge/" + id + "/" + walker).substring(0, 32);
        long slot = 0;
        Map<String, Counted> parts = new TreeMap<>();
        for (Map.Entry<Integer, Counted> day : counted(walker).entrySet()) {
            slot = Math.max(slot, day.getValue().slot());
            String team = team(walker, day.getKey());
            if (!team.equals("-") && day.getValue().steps() > 0) {
                Counted before = parts.getOrDefault(team, new Counted(0, 0));
                parts.put(
                        team,
                        new Counted(
                                before.steps() + day.getValue().steps(),
                                Math.max(before.slot(), day.getValue().slot())));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(member + " " + score(walker) + " " + slot + " " + team(walker, Integer.MAX_VALUE));
        parts.forEach((team, part) -> lines.add(member + " part " + team + " " + part.steps() + " " + part.slot()));
        return lines;
    }

    private String team(String walker, int date) {
        String team = "-";
        for (ChallengeTeamSpan span : teams.get(walker)) {
            if (!span.hasFrom() || span.getFrom() <= date) {
                team = span.getTeamId();
            }
        }
        return team;
    }

    private Map<Integer, Counted> counted(String walker) {
        Map<Integer, Counted> counted = new TreeMap<>();
        Map<Integer, DayResult> walked = days.getOrDefault(walker, Map.of());
        for (int date = settings.getFrom(); date <= settings.getTo(); date++) {
            DayResult today = walked.getOrDefault(date, DayResult.getDefaultInstance());
            DayResult before = walked.getOrDefault(date - 1, DayResult.getDefaultInstance());
            counted.put(date, counted(date, today, before));
        }
        return counted;
    }

    private Counted counted(int date, DayResult today, DayResult before) {
        if (settings.getScore() == ChallengeScore.CHALLENGE_SCORE_GOAL_DAYS) {
            return today.getGoalReached() ? new Counted(1, today.getLastRankedSlot()) : new Counted(0, 0);
        }
        boolean seoul = settings.getDays() == ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE;
        long ranked = today.getRanked();
        long slot = today.getLastRankedSlot();
        if (seoul) {
            long early = steps(today, 0);
            long late = steps(before, 1);
            ranked = early + late;
            slot = Math.max(
                    early > 0 ? date * 96L + ChallengeStory.EARLY : 0,
                    late > 0 ? (date - 1) * 96L + ChallengeStory.LATE : 0);
        }
        long brought = ranked + (settings.getManualCounts() ? Math.min(20_000, today.getManual()) : 0);
        long steps = settings.hasDailyCap() ? Math.min(settings.getDailyCap(), brought) : brought;
        return new Counted(steps, steps > 0 ? slot : 0);
    }

    private static long steps(DayResult day, int slot) {
        return day.getSlotsCount() == 0 ? 0 : day.getSlots(slot).getSteps();
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
