/** A ledger to write to, a running query side to ask, and the events of tests. */
@NullMarked
package com.firewalker.query.testing;

import org.jspecify.annotations.NullMarked;
