/** A town of simulated walkers: seeded, so that the same seed walks the same steps. */
@NullMarked
package com.firewalker.local.town;

import org.jspecify.annotations.NullMarked;
