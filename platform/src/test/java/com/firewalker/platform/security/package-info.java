/** What the guard writes down. */
@NullMarked
package com.firewalker.platform.security;

import org.jspecify.annotations.NullMarked;
