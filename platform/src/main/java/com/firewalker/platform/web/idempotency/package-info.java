/** Repeated POST requests get the first answer. */
@NullMarked
package com.firewalker.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
