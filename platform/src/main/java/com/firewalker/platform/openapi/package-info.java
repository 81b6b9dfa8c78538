/** What the services' OpenAPI documents say alike: ids, statuses, headers, problem codes and reason words. */
@NullMarked
package com.firewalker.platform.openapi;

import org.jspecify.annotations.NullMarked;
