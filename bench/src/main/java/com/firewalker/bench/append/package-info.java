/** How many uploads a second reach the ledger. */
@NullMarked
package com.firewalker.bench.append;

import org.jspecify.annotations.NullMarked;
