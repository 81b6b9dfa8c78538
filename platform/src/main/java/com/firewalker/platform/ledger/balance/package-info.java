/** Spreads the segments of the processors evenly over the nodes that are alive. */
@NullMarked
package com.firewalker.platform.ledger.balance;

import org.jspecify.annotations.NullMarked;
