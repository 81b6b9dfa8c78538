/**
 * Boards that are final: which were sealed at which position, what stood before that, and its hash. Rules: domain-rules.md
 * 7.2-7.4; how to recompute a hash: docs/sealing.md.
 */
@NullMarked
package com.firewalker.query.leaderboard.sealed;

import org.jspecify.annotations.NullMarked;
