/** Work that a service looks for again and again while it is up. */
@NullMarked
package com.firewalker.platform.schedule;

import org.jspecify.annotations.NullMarked;
