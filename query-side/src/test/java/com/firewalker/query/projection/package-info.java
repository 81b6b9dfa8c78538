/** What operators may ask of projections, and what is refused. */
@NullMarked
package com.firewalker.query.projection;

import org.jspecify.annotations.NullMarked;
