/** Tests of periodic work. */
@NullMarked
package com.firewalker.platform.schedule;

import org.jspecify.annotations.NullMarked;
