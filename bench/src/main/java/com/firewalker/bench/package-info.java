/** Benchmarks against peers and limits, all in one run on one machine. */
@NullMarked
package com.firewalker.bench;

import org.jspecify.annotations.NullMarked;
