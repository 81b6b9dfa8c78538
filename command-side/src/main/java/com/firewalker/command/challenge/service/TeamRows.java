package com.firewalker.command.challenge.service;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What teams are called. */
@Repository
class TeamRows {

    record Team(String challengeId, String teamId, String name) {}

    private final JdbcClient jdbc;

    TeamRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Team team) {
        jdbc.sql("INSERT INTO challenge_team (challenge_id, team_id, name) VALUES (?, ?, ?)")
                .params(team.challengeId(), team.teamId(), team.name())
                .update();
    }

    boolean has(String challengeId, String teamId) {
        return jdbc.sql("SELECT 1 FROM challenge_team WHERE challenge_id = ? AND team_id = ?")
                .params(challengeId, teamId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    List<Team> of(List<String> challengeIds) {
        return jdbc.sql("""
                SELECT challenge_id, team_id, name FROM challenge_team WHERE challenge_id IN (:ids)
                ORDER BY challenge_id, team_id""")
                .param("ids", challengeIds)
                .query((row, n) -> new Team(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
