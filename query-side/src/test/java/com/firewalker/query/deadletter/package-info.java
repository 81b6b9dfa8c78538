/** Poison on real servers: what it stops, and what flows on. */
@NullMarked
package com.firewalker.query.deadletter;

import org.jspecify.annotations.NullMarked;
