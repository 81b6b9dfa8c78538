/** What an operators' console shows as it happens: progress, lag of the last hour, stores, and the ledger itself. */
@NullMarked
package com.firewalker.query.console;

import org.jspecify.annotations.NullMarked;
