/**
 * The product's own decisions, appends, readers, folds and scripts in one thread over simulated stores and a simulated
 * clock: everything that happens follows from a seed (docs/reliability.md).
 */
@NullMarked
package com.firewalker.bench.simulator;

import org.jspecify.annotations.NullMarked;
