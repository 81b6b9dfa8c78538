/** What Firewalker is compared with. */
@NullMarked
package com.firewalker.bench.peer;

import org.jspecify.annotations.NullMarked;
