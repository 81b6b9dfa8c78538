/** How every service speaks HTTP: problems, request ids, idempotency, paging, bounds and the shape of OpenAPI. */
@NullMarked
package com.firewalker.platform.web;

import org.jspecify.annotations.NullMarked;
