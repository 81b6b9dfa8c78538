package com.firewalker.command.challenge;

import com.firewalker.command.walker.WalkerStream;
import com.firewalker.proto.StreamNames;

/** Names of challenges' streams and of the streams of those who take part. */
final class ChallengeStream {

    private ChallengeStream() {}

    static String of(String challengeId) {
        return StreamNames.challenge(WalkerStream.checked(challengeId));
    }

    static String of(String challengeId, String walkerId) {
        return StreamNames.membership(WalkerStream.checked(challengeId), WalkerStream.checked(walkerId));
    }
}
