package com.firewalker.bench.sharding;

/**
 * Where a walker stands (domain-rules 8.6).
 *
 * @param percentile of a hundred listed walkers so many have a lower score
 * @param gap to the next higher score, 0 where there is none
 */
record Me(long rank, int percentile, int gap) {}
