package com.firewalker.query.friends;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Ties of one walker. */
interface FriendshipViewRepository extends Repository<FriendshipView, FriendshipView.Key> {

    @Query("select t from FriendshipView t where t.walkerId = :walkerId and t.friends = true and t.otherId > :after"
            + " order by t.otherId")
    List<FriendshipView> friends(String walkerId, String after, Limit limit);

    @Query("select t from FriendshipView t where t.walkerId = :walkerId and t.blocks = true and t.otherId > :after"
            + " order by t.otherId")
    List<FriendshipView> blocked(String walkerId, String after, Limit limit);

    /** Friends, and blocks in either direction. */
    @Query("select t from FriendshipView t where t.walkerId = :walkerId and (t.friends = true or t.blocks = true)"
            + " or t.otherId = :walkerId and t.blocks = true")
    List<FriendshipView> around(String walkerId);

    @Query("select t from FriendshipView t where t.walkerId = :one and t.otherId = :other"
            + " or t.walkerId = :other and t.otherId = :one")
    List<FriendshipView> between(String one, String other);
}
