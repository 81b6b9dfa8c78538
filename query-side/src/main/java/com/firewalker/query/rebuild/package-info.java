/** Builds a view again from the ledger while it serves, and proves that old and new agree. */
@NullMarked
package com.firewalker.query.rebuild;

import org.jspecify.annotations.NullMarked;
