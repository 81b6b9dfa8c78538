/** Forgets walkers who are gone. */
@NullMarked
package com.firewalker.notification.erasure;

import org.jspecify.annotations.NullMarked;
