/** Mistakes planted in copies of rules, one at a time, and the tests that have to notice. */
@NullMarked
package com.firewalker.platform.testing.faults;

import org.jspecify.annotations.NullMarked;
