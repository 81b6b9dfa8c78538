/** Stores in memory that behave as MySQL and Redis do, and let a simulated world interfere between any two steps. */
@NullMarked
package com.firewalker.bench.simulator.store;

import org.jspecify.annotations.NullMarked;
