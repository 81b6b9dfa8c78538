/** Looks at what requests are answered. */
@NullMarked
package com.firewalker.platform.web;

import org.jspecify.annotations.NullMarked;
