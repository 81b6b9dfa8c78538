package com.firewalker.command.friendship;

import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.platform.web.Refusal;
import com.firewalker.walkers.v1.ExpireRequestRequest;
import com.firewalker.walkers.v1.ExpireRequestResponse;
import com.firewalker.walkers.v1.FriendshipsGrpc;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Service;

/** Takes the commands that processes send. */
@Service
class FriendshipsService extends FriendshipsGrpc.FriendshipsImplBase {

    private final Friendships friendships;
    private final FriendRepository tables;

    FriendshipsService(Friendships friendships, FriendRepository tables) {
        this.friendships = friendships;
        this.tables = tables;
    }

    @Override
    public void expireRequest(ExpireRequestRequest request, StreamObserver<ExpireRequestResponse> answer) {
        try {
            answer.onNext(ExpireRequestResponse.newBuilder()
                    .setExpired(expire(request))
                    .build());
            answer.onCompleted();
        } catch (RuntimeException e) {
            answer.onError(GrpcRefusals.toStatus(e));
        }
    }

    /** A request that the tables do not know is no longer open, or was forgotten with its walker. */
    private boolean expire(ExpireRequestRequest request) {
        var parties = new FriendRepository.Parties(request.getRequesterId(), request.getAddresseeId());
        return tables.parties(request.getRequestId()).filter(parties::equals).isPresent() && expire(request, parties);
    }

    private boolean expire(ExpireRequestRequest request, FriendRepository.Parties parties) {
        try {
            return !friendships
                    .run(
                            parties.requesterId(),
                            parties.addresseeId(),
                            now -> new ExpireFriendRequest(
                                    request.getRequestId(), parties.requesterId(), parties.addresseeId()))
                    .result()
                    .isEmpty();
        } catch (Refusal forgotten) {
            return false;
        }
    }
}
