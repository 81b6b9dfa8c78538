package com.firewalker.platform.testing.circle.left;

import com.firewalker.platform.testing.circle.right.Right;

/** One half of a planted circle. */
public interface Left {
    Right other();
}
