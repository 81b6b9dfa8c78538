@NullMarked
package com.firewalker.query.leaderboard;

import org.jspecify.annotations.NullMarked;
