@NullMarked
package com.firewalker.query.leaderboard.sealed;

import org.jspecify.annotations.NullMarked;
