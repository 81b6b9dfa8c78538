package com.firewalker.platform.testing.circle.right;

import com.firewalker.platform.testing.circle.left.Left;

/** One half of a planted circle. */
public interface Right {
    Left other();
}
