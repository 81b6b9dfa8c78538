/** Reads the ledger in parallel and folds it into other versions of a view. */
@NullMarked
package com.firewalker.query.rebuild.replay;

import org.jspecify.annotations.NullMarked;
