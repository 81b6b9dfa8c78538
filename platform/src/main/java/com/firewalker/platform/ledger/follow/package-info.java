/** Readers of the ledger: the tail, its pages, tokens, processors and applied positions. */
@NullMarked
package com.firewalker.platform.ledger.follow;

import org.jspecify.annotations.NullMarked;
