/** How many uploads a second come through a door. */
@NullMarked
package com.firewalker.bench.http;

import org.jspecify.annotations.NullMarked;
