/** A ledger to write to and tokens to come with, for tests that run whole services. */
@NullMarked
package com.firewalker.testledger;

import org.jspecify.annotations.NullMarked;
