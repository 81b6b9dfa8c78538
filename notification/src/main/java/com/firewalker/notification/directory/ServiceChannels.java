package com.firewalker.notification.directory;

import com.firewalker.views.v1.BadgesGrpc;
import com.firewalker.views.v1.ChallengesGrpc;
import com.firewalker.views.v1.DaysGrpc;
import com.firewalker.views.v1.FriendGraphGrpc;
import com.firewalker.walkers.v1.ChallengeDirectoryGrpc;
import com.firewalker.walkers.v1.FriendshipsGrpc;
import com.firewalker.walkers.v1.WalkerDirectoryGrpc;
import io.grpc.Channel;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/** The lines to the other services. Every call is taken from here, because every call has a deadline. */
@Component
public class ServiceChannels {

    private static final long PATIENCE_MILLIS = 2_000;

    private final Channel commands;
    private final Channel views;

    ServiceChannels(
            GrpcChannelFactory channels,
            @Value("${firewalker.command-grpc:localhost:9081}") String commands,
            @Value("${firewalker.query-grpc:localhost:9082}") String views) {
        this.commands = channels.createChannel(commands);
        this.views = channels.createChannel(views);
    }

    public WalkerDirectoryGrpc.WalkerDirectoryBlockingStub walkers() {
        return WalkerDirectoryGrpc.newBlockingStub(commands).withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    public FriendshipsGrpc.FriendshipsBlockingStub friendships() {
        return FriendshipsGrpc.newBlockingStub(commands).withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    public FriendGraphGrpc.FriendGraphBlockingStub friends() {
        return FriendGraphGrpc.newBlockingStub(views).withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    public BadgesGrpc.BadgesBlockingStub badges() {
        return BadgesGrpc.newBlockingStub(views).withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    public ChallengesGrpc.ChallengesBlockingStub challenges() {
        return ChallengesGrpc.newBlockingStub(views).withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    public ChallengeDirectoryGrpc.ChallengeDirectoryBlockingStub challengeDirectory() {
        return ChallengeDirectoryGrpc.newBlockingStub(commands)
                .withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    public DaysGrpc.DaysBlockingStub days() {
        return DaysGrpc.newBlockingStub(views).withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
