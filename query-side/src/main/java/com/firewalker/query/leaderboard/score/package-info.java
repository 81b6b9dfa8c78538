/** Scores of walkers per day, week and month: facts folded into rows, and the tables of MySQL that keep them. */
@NullMarked
package com.firewalker.query.leaderboard.score;

import org.jspecify.annotations.NullMarked;
