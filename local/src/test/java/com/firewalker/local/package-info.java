/** The whole of Firewalker, seen from outside: through the front door, as any client sees it. */
@NullMarked
package com.firewalker.local;

import org.jspecify.annotations.NullMarked;
