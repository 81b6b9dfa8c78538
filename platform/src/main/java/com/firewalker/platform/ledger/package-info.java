/** The ledger: gapless positions, protobuf events, commands in groups, and readers that follow. */
@NullMarked
package com.firewalker.platform.ledger;

import org.jspecify.annotations.NullMarked;
