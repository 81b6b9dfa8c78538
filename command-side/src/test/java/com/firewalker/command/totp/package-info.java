/** Second factors as their owners use them. */
@NullMarked
package com.firewalker.command.totp;

import org.jspecify.annotations.NullMarked;
