package com.firewalker.bench.sharding;

/** One line of a board; equal scores share a rank (domain-rules 8.2). */
record Ranked(long rank, int walker, int score) {}
