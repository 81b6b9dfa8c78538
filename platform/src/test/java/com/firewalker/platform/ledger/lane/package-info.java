/** Commands in groups: lanes, their connections, and commands in their callers' transactions. */
@NullMarked
package com.firewalker.platform.ledger.lane;

import org.jspecify.annotations.NullMarked;
