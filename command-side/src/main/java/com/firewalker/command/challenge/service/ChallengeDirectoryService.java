package com.firewalker.command.challenge.service;

import com.firewalker.platform.security.GrpcAccess;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Refusal;
import com.firewalker.walkers.v1.ChallengeDescription;
import com.firewalker.walkers.v1.ChallengeDirectoryGrpc;
import com.firewalker.walkers.v1.DescribeChallengesRequest;
import com.firewalker.walkers.v1.DescribeChallengesResponse;
import com.firewalker.walkers.v1.TeamDescription;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;

/** Tells Firewalker's other services what challenges and teams are called. */
@Service
class ChallengeDirectoryService extends ChallengeDirectoryGrpc.ChallengeDirectoryImplBase {

    private static final int MOST = 200;

    private final ChallengeRows rows;
    private final TeamRows teams;

    ChallengeDirectoryService(ChallengeRows rows, TeamRows teams) {
        this.rows = rows;
        this.teams = teams;
    }

    @Override
    public void describe(DescribeChallengesRequest request, StreamObserver<DescribeChallengesResponse> answer) {
        try {
            answer.onNext(describe(request));
            answer.onCompleted();
        } catch (RuntimeException e) {
            answer.onError(GrpcRefusals.toStatus(e));
        }
    }

    private DescribeChallengesResponse describe(DescribeChallengesRequest request) {
        int asked = request.getChallengeIdsCount();
        if (asked < 1 || asked > MOST) {
            throw Refusal.invalid("/challenge_ids", "out-of-range", "1 to " + MOST + " challenges a call: " + asked);
        }
        List<String> ids = request.getChallengeIdsList().stream()
                .filter(OpaqueIds::isPossible)
                .distinct()
                .toList();
        DescribeChallengesResponse.Builder response = DescribeChallengesResponse.newBuilder();
        if (ids.isEmpty()) {
            return response.build();
        }
        Map<String, List<TeamRows.Team>> teamsOf =
                teams.of(ids).stream().collect(Collectors.groupingBy(TeamRows.Team::challengeId));
        rows.findAll(ids)
                .forEach(row ->
                        response.addChallenges(description(row, teamsOf.getOrDefault(row.challengeId(), List.of()))));
        return response.build();
    }

    private static ChallengeDescription.Builder description(ChallengeRow row, List<TeamRows.Team> teams) {
        ChallengeDescription.Builder description = ChallengeDescription.newBuilder()
                .setChallengeId(row.challengeId())
                .setName(row.name());
        teams.forEach(team -> description.addTeams(
                TeamDescription.newBuilder().setTeamId(team.teamId()).setName(team.name())));
        return row.description() == null ? description : description.setDescription(row.description());
    }

    /** Only Firewalker's own services ask. */
    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        GrpcAccess challengeDirectory() {
            return GrpcAccess.services("firewalker.walkers.v1.ChallengeDirectory/*");
        }
    }
}
