/** What every measurement is made with: stores, a figure, percentiles, the walkers that upload. */
@NullMarked
package com.firewalker.bench.measure;

import org.jspecify.annotations.NullMarked;
