package com.firewalker.query.friends;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Ties of one walker. */
interface FriendshipViewRepository extends Repository<FriendshipView, FriendshipView.Key> {

    @Query("""
            SELECT t FROM FriendshipView t WHERE t.walkerId = :walkerId AND t.friends = true AND t.otherId > :after
            ORDER BY t.otherId""")
    List<FriendshipView> friends(String walkerId, String after, Limit limit);

    @Query("""
            SELECT t FROM FriendshipView t WHERE t.walkerId = :walkerId AND t.blocks = true AND t.otherId > :after
            ORDER BY t.otherId""")
    List<FriendshipView> blocked(String walkerId, String after, Limit limit);

    /** Friends, and blocks in either direction. */
    @Query("""
            SELECT t FROM FriendshipView t WHERE t.walkerId = :walkerId AND (t.friends = true OR t.blocks = true)
            OR t.otherId = :walkerId AND t.blocks = true""")
    List<FriendshipView> around(String walkerId);

    @Query("""
            SELECT t FROM FriendshipView t WHERE t.walkerId = :one AND t.otherId = :other
            OR t.walkerId = :other AND t.otherId = :one""")
    List<FriendshipView> between(String one, String other);
}
