package com.firewalker.notification.directory;

import com.firewalker.walkers.v1.ChallengeDescription;
import com.firewalker.walkers.v1.DescribeChallengesRequest;
import com.google.common.collect.Lists;
import io.grpc.StatusRuntimeException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What challenges are called, from the command side's directory. */
@Component
public class ChallengeNames {

    private static final Logger log = LoggerFactory.getLogger(ChallengeNames.class);
    private static final int AT_ONCE = 200;

    private final ServiceChannels channels;

    ChallengeNames(ServiceChannels channels) {
        this.channels = channels;
    }

    /** For reading: what cannot be found now is missing. */
    public Map<String, String> known(Collection<String> challengeIds) {
        try {
            return described(challengeIds);
        } catch (StatusRuntimeException e) {
            log.warn("challenge directory unavailable, leaving out names: {}", e.getStatus());
            return Map.of();
        }
    }

    /** For delivery: an unreachable directory is an exception. */
    public Map<String, String> described(Collection<String> challengeIds) {
        Map<String, String> names = new HashMap<>();
        for (List<String> part : Lists.partition(List.copyOf(challengeIds), AT_ONCE)) {
            var request = DescribeChallengesRequest.newBuilder()
                    .addAllChallengeIds(part)
                    .build();
            for (ChallengeDescription found :
                    channels.challengeDirectory().describe(request).getChallengesList()) {
                names.put(found.getChallengeId(), found.getName());
            }
        }
        return names;
    }
}
