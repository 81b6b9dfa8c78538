/** One half of a planted circle of packages. */
@NullMarked
package com.firewalker.platform.testing.circle.right;

import org.jspecify.annotations.NullMarked;
