package com.firewalker.query.friends;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Positions;
import com.firewalker.query.friends.FriendLists.Blocked;
import com.firewalker.query.friends.FriendLists.Friend;
import com.firewalker.query.friends.FriendLists.Part;
import com.firewalker.query.friends.FriendLists.Request;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's friends and open requests. */
@RestController
@Tag(name = "Friends")
class FriendsController {

    private final FriendLists lists;

    FriendsController(FriendLists lists) {
        this.lists = lists;
    }

    @GetMapping("/v1/me/friends")
    @Operation(summary = "The caller's friends")
    ResponseEntity<Page<Friend>> friends(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return lists.friends(caller.walkerId(), new Part(Page.limit(limit), cursor, after))
                .toResponse();
    }

    @GetMapping("/v1/me/blocks")
    @Operation(summary = "The walkers whom the caller shut out")
    ResponseEntity<Page<Blocked>> blocks(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return lists.blocks(caller.walkerId(), new Part(Page.limit(limit), cursor, after))
                .toResponse();
    }

    @GetMapping("/v1/me/friend-requests")
    @Operation(summary = "Requests that wait for an answer, the newest first")
    ResponseEntity<Page<Request>> requests(
            Caller caller,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return lists.requests(caller.walkerId(), Direction.of(direction), new Part(Page.limit(limit), cursor, after))
                .toResponse();
    }
}
