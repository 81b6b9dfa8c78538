package com.firewalker.query.badges;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Positions;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.Held;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The caller's badges. */
@RestController
@Tag(name = "Questions")
class BadgesController implements Held {

    private final ConsistentReads reads;
    private final JdbcTemplate jdbc;

    BadgesController(ConsistentReads reads, JdbcTemplate jdbc) {
        this.reads = reads;
        this.jdbc = jdbc;
    }

    /** @param corrected true where later corrections took away what the badge was granted for; it stays */
    record EarnedBadge(String badge, LocalDate earnedFor, boolean corrected) {}

    @GetMapping("/v1/me/badges")
    @Operation(summary = "Earned badges, each with the date it was earned for")
    ResponseEntity<Page<EarnedBadge>> badges(
            Caller caller, @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return reads.answer(BadgeProjection.VIEW, after, () -> new Page<EarnedBadge>(earned(caller.walkerId()), null))
                .toResponse();
    }

    @Override
    public String file() {
        return "badges.json";
    }

    @Override
    public Part part(String walkerId, long position, @Nullable String after) {
        return new Part(
                reads.answer(BadgeProjection.VIEW, position, () -> earned(walkerId))
                        .value(),
                null);
    }

    private List<EarnedBadge> earned(String walkerId) {
        return jdbc.query(
                """
                        SELECT badge, earned_for, corrected FROM badge_earned WHERE walker_id = ?
                        ORDER BY earned_for, badge""",
                (row, number) ->
                        new EarnedBadge(row.getString(1), row.getObject(2, LocalDate.class), row.getBoolean(3)),
                walkerId);
    }
}
