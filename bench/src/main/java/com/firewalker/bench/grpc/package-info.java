/** How many uploads a second a device cloud's streams bring. */
@NullMarked
package com.firewalker.bench.grpc;

import org.jspecify.annotations.NullMarked;
