/** What the sagas stand on: their store, their deadlines, the reading of the ledger. */
@NullMarked
package com.firewalker.notification.processes;

import org.jspecify.annotations.NullMarked;
