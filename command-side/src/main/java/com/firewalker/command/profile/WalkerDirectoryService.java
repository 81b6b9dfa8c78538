package com.firewalker.command.profile;

import com.firewalker.command.account.Account;
import com.firewalker.command.account.AccountRepository;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Refusal;
import com.firewalker.walkers.v1.ContactRequest;
import com.firewalker.walkers.v1.ContactResponse;
import com.firewalker.walkers.v1.DescribeRequest;
import com.firewalker.walkers.v1.DescribeResponse;
import com.firewalker.walkers.v1.WalkerDescription;
import com.firewalker.walkers.v1.WalkerDirectoryGrpc;
import io.grpc.stub.StreamObserver;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Tells Firewalker's other services what they may know of walkers' accounts. */
@Service
class WalkerDirectoryService extends WalkerDirectoryGrpc.WalkerDirectoryImplBase {

    private static final int MOST = 1000;

    private final AccountRepository accounts;
    private final ImageUrls images;

    WalkerDirectoryService(AccountRepository accounts, ImageUrls images) {
        this.accounts = accounts;
        this.images = images;
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> answer) {
        answer(answer, () -> describe(request));
    }

    @Override
    public void contact(ContactRequest request, StreamObserver<ContactResponse> answer) {
        answer(
                answer,
                () -> Optional.of(request.getWalkerId())
                        .filter(OpaqueIds::isPossible)
                        .flatMap(accounts::find)
                        .map(WalkerDirectoryService::contact)
                        .orElse(ContactResponse.getDefaultInstance()));
    }

    private DescribeResponse describe(DescribeRequest request) {
        int asked = request.getWalkerIdsCount();
        if (asked < 1 || asked > MOST) {
            throw Refusal.invalid("/walker_ids", "out-of-range", "1 to " + MOST + " walkers a call: " + asked);
        }
        DescribeResponse.Builder response = DescribeResponse.newBuilder();
        Set<String> walkers = new HashSet<>(request.getWalkerIdsList());
        walkers.removeIf(id -> !OpaqueIds.isPossible(id));
        if (!walkers.isEmpty()) {
            accounts.findAll(walkers).forEach(a -> response.addWalkers(description(a)));
        }
        return response.build();
    }

    private WalkerDescription description(Account account) {
        WalkerDescription.Builder walker = WalkerDescription.newBuilder()
                .setWalkerId(account.walkerId())
                .setDisplayName(account.displayName())
                .setTimeZone(account.timeZone().getId())
                .setLocale(account.locale())
                .setVisibility(account.shownTo())
                .setCreatedAtMillis(account.createdAt().toEpochMilli());
        String image = images.url(account.imageKey());
        return image == null ? walker.build() : walker.setImageUrl(image).build();
    }

    /** An address that nobody proved gets no notices. */
    private static ContactResponse contact(Account account) {
        String email = account.email();
        return ContactResponse.newBuilder()
                .setEmail(account.emailVerified() && email != null ? email : "")
                .setLocale(account.locale())
                .setTimeZone(account.timeZone().getId())
                .build();
    }

    private static <T> void answer(StreamObserver<T> to, Supplier<T> work) {
        try {
            to.onNext(work.get());
            to.onCompleted();
        } catch (RuntimeException e) {
            to.onError(GrpcRefusals.toStatus(e));
        }
    }
}
