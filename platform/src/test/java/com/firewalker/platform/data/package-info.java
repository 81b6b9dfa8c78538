/** How a service reaches its own schema, on real servers. */
@NullMarked
package com.firewalker.platform.data;

import org.jspecify.annotations.NullMarked;
