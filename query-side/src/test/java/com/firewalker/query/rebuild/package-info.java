/** Rebuilds on real servers: seen right, seen interrupted, seen finding what is wrong. */
@NullMarked
package com.firewalker.query.rebuild;

import org.jspecify.annotations.NullMarked;
