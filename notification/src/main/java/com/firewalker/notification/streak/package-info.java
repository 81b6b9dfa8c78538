/** Streaks: their milestones, and the evening when one is at risk or a goal is close. */
@NullMarked
package com.firewalker.notification.streak;

import org.jspecify.annotations.NullMarked;
