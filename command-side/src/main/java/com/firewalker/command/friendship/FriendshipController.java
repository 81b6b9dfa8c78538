package com.firewalker.command.friendship;

import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.account.FriendCodes;
import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import com.google.protobuf.Message;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Friends, requests and blocks over HTTP. */
@RestController
@Tag(name = "Friends")
class FriendshipController {

    private final Friendships friendships;
    private final FriendRepository tables;
    private final AccountRepository accounts;
    private final FriendCodes codes;
    private final LedgerHead head;

    FriendshipController(
            Friendships friendships,
            FriendRepository tables,
            AccountRepository accounts,
            FriendCodes codes,
            LedgerHead head) {
        this.friendships = friendships;
        this.tables = tables;
        this.accounts = accounts;
        this.codes = codes;
        this.head = head;
    }

    /** One of the two. */
    record NewRequest(@Nullable String friendCode, @Nullable String walkerId) {}

    record RequestAnswer(String requestId, String status) {}

    @PostMapping("/v1/me/friend-requests")
    @ApiResponse(responseCode = "201", description = "Asked, or friends at once", useReturnTypeSchema = true)
    @Refuses({
        "already-friends",
        "request-pending",
        "too-many-friends",
        "walker-blocked",
        "self-request",
        "asked-too-soon",
        "too-many-requests-today",
        "too-many-pending"
    })
    @Operation(summary = "Ask a walker to be friends; a crossing request makes friends at once")
    ResponseEntity<RequestAnswer> request(Caller caller, @RequestBody NewRequest asked) {
        String addressee = addressee(asked);
        if (addressee.equals(caller.walkerId())) {
            throw new Refusal(422, "self-request", "Nobody can be their own friend");
        }
        String requestId = UUID.randomUUID().toString();
        Committed<List<Message>> committed = friendships.run(
                caller.walkerId(),
                addressee,
                now -> new RequestFriendship(
                        requestId, caller.walkerId(), addressee, now.one(), now.other(), now.at()));
        return at(HttpStatus.CREATED, committed).body(answer(requestId, committed.result()));
    }

    @PostMapping("/v1/me/friend-requests/{id}/accept")
    @ApiResponse(responseCode = "204", description = "Friends", useReturnTypeSchema = true)
    @Refuses({"too-many-friends", "already-friends"})
    @Operation(summary = "Say yes to a request")
    ResponseEntity<Void> accept(Caller caller, @PathVariable String id) {
        String requester = requesterOf(id, caller);
        return done(
                caller.walkerId(),
                requester,
                now -> new AcceptFriendRequest(id, caller.walkerId(), requester, now.one(), now.other(), now.at()));
    }

    @PostMapping("/v1/me/friend-requests/{id}/decline")
    @ApiResponse(responseCode = "204", description = "Declined", useReturnTypeSchema = true)
    @Operation(summary = "Say no to a request")
    ResponseEntity<Void> decline(Caller caller, @PathVariable String id) {
        String requester = requesterOf(id, caller);
        return done(
                caller.walkerId(),
                requester,
                now -> new DeclineFriendRequest(id, caller.walkerId(), requester, now.at()));
    }

    @DeleteMapping("/v1/me/friend-requests/{id}")
    @ApiResponse(responseCode = "204", description = "Taken back", useReturnTypeSchema = true)
    @Operation(summary = "Take back one's own request")
    ResponseEntity<Void> withdraw(Caller caller, @PathVariable String id) {
        String addressee = tables.parties(id)
                .filter(parties -> parties.requesterId().equals(caller.walkerId()))
                .map(FriendRepository.Parties::addresseeId)
                .orElseThrow(Refusal::notFound);
        return done(
                caller.walkerId(),
                addressee,
                now -> new WithdrawFriendRequest(id, caller.walkerId(), addressee, now.at()));
    }

    @DeleteMapping("/v1/me/friends/{walkerId}")
    @ApiResponse(responseCode = "204", description = "No longer friends", useReturnTypeSchema = true)
    @Operation(summary = "End a friendship")
    ResponseEntity<Void> unfriend(Caller caller, @PathVariable String walkerId) {
        String friend = other(caller, walkerId);
        return done(caller.walkerId(), friend, now -> new EndFriendship(caller.walkerId(), friend));
    }

    @PutMapping("/v1/me/blocks/{walkerId}")
    @ApiResponse(responseCode = "204", description = "Blocked", useReturnTypeSchema = true)
    @Operation(summary = "Shut a walker out; ends friendship and requests, and is not told")
    ResponseEntity<Void> block(Caller caller, @PathVariable String walkerId) {
        String blocked = other(caller, walkerId);
        return done(caller.walkerId(), blocked, now -> new BlockWalker(caller.walkerId(), blocked, now.at()));
    }

    @DeleteMapping("/v1/me/blocks/{walkerId}")
    @ApiResponse(responseCode = "204", description = "Not blocked any more", useReturnTypeSchema = true)
    @Operation(summary = "Lift a block; restores nothing")
    ResponseEntity<Void> unblock(Caller caller, @PathVariable String walkerId) {
        String blocked = other(caller, walkerId);
        try {
            return done(caller.walkerId(), blocked, now -> new UnblockWalker(caller.walkerId(), blocked));
        } catch (FriendshipRefused strangers) {
            return ResponseEntity.noContent()
                    .header(Positions.FIREWALKER_POSITION, Long.toString(head.position()))
                    .build();
        }
    }

    private String addressee(NewRequest asked) {
        if ((asked.friendCode() == null) == (asked.walkerId() == null)) {
            throw Refusal.invalid("", "required", "friendCode or walkerId, one of the two");
        }
        return asked.friendCode() != null
                ? codes.walkerOf(asked.friendCode()).orElseThrow(Refusal::notFound)
                : known(asked.walkerId());
    }

    private String other(Caller caller, String walkerId) {
        if (caller.walkerId().equals(walkerId)) {
            throw Refusal.notFound();
        }
        return known(walkerId);
    }

    private String known(@Nullable String walkerId) {
        return accounts.find(OpaqueIds.possible(String.valueOf(walkerId)))
                .orElseThrow(Refusal::notFound)
                .walkerId();
    }

    private String requesterOf(String requestId, Caller addressee) {
        return tables.parties(requestId)
                .filter(parties -> parties.addresseeId().equals(addressee.walkerId()))
                .map(FriendRepository.Parties::requesterId)
                .orElseThrow(Refusal::notFound);
    }

    private ResponseEntity<Void> done(String one, String other, Function<Friendships.Standings, Object> command) {
        return at(HttpStatus.NO_CONTENT, friendships.run(one, other, command)).build();
    }

    private static ResponseEntity.BodyBuilder at(HttpStatus status, Committed<?> committed) {
        return ResponseEntity.status(status).header(Positions.FIREWALKER_POSITION, Long.toString(committed.position()));
    }

    /** A crossing request is answered with the one that it crossed. */
    private static RequestAnswer answer(String requestId, List<Message> events) {
        return events.stream()
                .filter(event -> event instanceof FriendshipAccepted)
                .map(event -> new RequestAnswer(((FriendshipAccepted) event).getRequestId(), "accepted"))
                .findFirst()
                .orElseGet(() -> new RequestAnswer(requestId, "pending"));
    }
}
