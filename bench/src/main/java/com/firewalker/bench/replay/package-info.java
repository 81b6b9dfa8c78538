/** How fast the ledger is read, decoded and turned into views. */
@NullMarked
package com.firewalker.bench.replay;

import org.jspecify.annotations.NullMarked;
