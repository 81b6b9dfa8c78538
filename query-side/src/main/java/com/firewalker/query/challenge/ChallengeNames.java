package com.firewalker.query.challenge;

import com.firewalker.walkers.v1.ChallengeDescription;
import com.firewalker.walkers.v1.ChallengeDirectoryGrpc;
import com.firewalker.walkers.v1.DescribeChallengesRequest;
import io.grpc.StatusRuntimeException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/** What people typed about challenges, asked from the command side; where that is away they have no names. */
@Component
class ChallengeNames {

    private static final long DEADLINE_MILLIS = 500;
    private static final int MOST_IN_A_CALL = 200;

    /** Name, description, and names of teams by id. */
    record Texts(String name, @Nullable String description, Map<String, String> teams) {

        static final Texts UNKNOWN = new Texts("Challenge", null, Map.of());
    }

    private final ChallengeDirectoryGrpc.ChallengeDirectoryBlockingStub directory;

    ChallengeNames(GrpcChannelFactory channels, @Value("${firewalker.command-grpc:localhost:9081}") String address) {
        directory = ChallengeDirectoryGrpc.newBlockingStub(channels.createChannel(address));
    }

    Map<String, Texts> of(Collection<String> challengeIds) {
        Map<String, Texts> texts = new HashMap<>();
        if (challengeIds.isEmpty()) {
            return texts;
        }
        try {
            directory
                    .withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)
                    .describe(DescribeChallengesRequest.newBuilder()
                            .addAllChallengeIds(
                                    challengeIds.stream().limit(MOST_IN_A_CALL).toList())
                            .build())
                    .getChallengesList()
                    .forEach(one -> texts.put(one.getChallengeId(), texts(one)));
        } catch (StatusRuntimeException away) {
            return texts;
        }
        return texts;
    }

    private static Texts texts(ChallengeDescription one) {
        Map<String, String> teams = new HashMap<>();
        one.getTeamsList().forEach(team -> teams.put(team.getTeamId(), team.getName()));
        return new Texts(one.getName(), one.hasDescription() ? one.getDescription() : null, teams);
    }
}
