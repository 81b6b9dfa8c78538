package com.firewalker.query.challenge;

import com.firewalker.platform.security.GrpcAccess;
import com.firewalker.query.ranking.SqlRanking;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.PositionedResult;
import com.firewalker.views.v1.ChallengeMember;
import com.firewalker.views.v1.ChallengeMembersRequest;
import com.firewalker.views.v1.ChallengeMembersResponse;
import com.firewalker.views.v1.ChallengesGrpc;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.service.GrpcService;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Tells notices the members of a challenge with their places. */
@GrpcService
class ChallengesService extends ChallengesGrpc.ChallengesImplBase {

    private static final int PART = 500;

    private final ConsistentReads reads;
    private final NamedParameterJdbcTemplate jdbc;

    ChallengesService(ConsistentReads reads, NamedParameterJdbcTemplate jdbc) {
        this.reads = reads;
        this.jdbc = jdbc;
    }

    @Override
    public void members(ChallengeMembersRequest request, StreamObserver<ChallengeMembersResponse> answer) {
        Long after = request.hasAfterPosition() ? request.getAfterPosition() : null;
        String beyond = request.hasAfterWalkerId() ? request.getAfterWalkerId() : "";
        PositionedResult<List<ChallengeMember>> found =
                reads.answer(ChallengeProjection.VIEW, after, () -> part(request.getChallengeId(), beyond));
        List<ChallengeMember> members = found.value();
        answer.onNext(ChallengeMembersResponse.newBuilder()
                .addAllMembers(members.subList(0, Math.min(PART, members.size())))
                .setMore(members.size() > PART)
                .setPosition(found.position())
                .build());
        answer.onCompleted();
    }

    private List<ChallengeMember> part(String challengeId, String beyond) {
        return jdbc.query(
                SqlRanking.SELECT + """
                walker_id, score, IF(score = 0, 0, place) FROM (
                    SELECT walker_id, score, RANK() OVER (ORDER BY score DESC) AS place
                    FROM challenge_score WHERE challenge_id = :id) ranked
                WHERE walker_id > :beyond ORDER BY walker_id LIMIT
                """ + (PART + 1), Map.of("id", challengeId, "beyond", beyond), (row, number) -> {
                    ChallengeMember.Builder member = ChallengeMember.newBuilder()
                            .setWalkerId(row.getString(1))
                            .setScore(row.getLong(2));
                    return row.getInt(3) > 0 ? member.setRank(row.getInt(3)).build() : member.build();
                });
    }

    /** Only Firewalker's own services ask. */
    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        GrpcAccess challengeMembersAccess() {
            return GrpcAccess.services("firewalker.views.v1.Challenges/*");
        }
    }
}
