/** Stock Axon with the same upload, as its documentation would have it. */
@NullMarked
package com.firewalker.bench.peer.stock;

import org.jspecify.annotations.NullMarked;
