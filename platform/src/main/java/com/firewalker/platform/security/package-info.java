/** Who calls, and whether they may: one verifier for REST and gRPC, deny by default. */
@NullMarked
package com.firewalker.platform.security;

import org.jspecify.annotations.NullMarked;
