/** How far projections are, whether they move, and what operators may ask of them. */
@NullMarked
package com.firewalker.query.projection;

import org.jspecify.annotations.NullMarked;
