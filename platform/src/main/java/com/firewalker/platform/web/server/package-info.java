/** What every service's HTTP server does alike: filters, bounds, timeouts, converters, problem answers, OpenAPI. */
@NullMarked
package com.firewalker.platform.web.server;

import org.jspecify.annotations.NullMarked;
