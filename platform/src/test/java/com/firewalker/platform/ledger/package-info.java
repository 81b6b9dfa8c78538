/** Tests of the ledger on real servers. */
@NullMarked
package com.firewalker.platform.ledger;

import org.jspecify.annotations.NullMarked;
