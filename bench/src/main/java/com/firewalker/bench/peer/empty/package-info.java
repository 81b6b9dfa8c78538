/** An endpoint that does nothing: what HTTP alone costs. */
@NullMarked
package com.firewalker.bench.peer.empty;

import org.jspecify.annotations.NullMarked;
