/** Who walked how far this day, week or month, among all walkers or among friends? Rules: domain-rules.md 8. */
@NullMarked
package com.firewalker.query.leaderboard;

import org.jspecify.annotations.NullMarked;
