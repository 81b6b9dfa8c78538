/** How a service reaches its own schema in MySQL or MariaDB. */
@NullMarked
package com.firewalker.platform.data;

import org.jspecify.annotations.NullMarked;
