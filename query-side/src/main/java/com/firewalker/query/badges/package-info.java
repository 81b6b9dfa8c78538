/** What a walker has earned: badges for streaks, lifetime steps and best days, granted once (domain-rules.md 6.5). */
@NullMarked
package com.firewalker.query.badges;

import org.jspecify.annotations.NullMarked;
