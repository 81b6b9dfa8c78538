/** How is a walker doing overall, and what did a week, month or year look like? */
@NullMarked
package com.firewalker.query.summary;

import org.jspecify.annotations.NullMarked;
