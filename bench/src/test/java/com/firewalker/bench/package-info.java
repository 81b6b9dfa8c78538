/** Runs the benchmarks as part of the build when asked to. */
@NullMarked
package com.firewalker.bench;

import org.jspecify.annotations.NullMarked;
