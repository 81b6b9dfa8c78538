/** The ledger itself: events as rows, appended without gaps and read by stream or position. */
@NullMarked
package com.firewalker.platform.ledger.store;

import org.jspecify.annotations.NullMarked;
