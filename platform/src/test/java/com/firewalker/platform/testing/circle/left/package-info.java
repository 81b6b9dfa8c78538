/** One half of a planted circle of packages. */
@NullMarked
package com.firewalker.platform.testing.circle.left;

import org.jspecify.annotations.NullMarked;
