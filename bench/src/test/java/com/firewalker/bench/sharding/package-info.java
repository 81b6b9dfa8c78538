/** A board over many shards: the questions of the leaderboards, answered exactly from what each shard says of itself. */
@NullMarked
package com.firewalker.bench.sharding;

import org.jspecify.annotations.NullMarked;
