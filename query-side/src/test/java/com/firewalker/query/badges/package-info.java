/** Badges, from facts to answers. */
@NullMarked
package com.firewalker.query.badges;

import org.jspecify.annotations.NullMarked;
