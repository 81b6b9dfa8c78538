/** Passwords as their owners change them. */
@NullMarked
package com.firewalker.command.password;

import org.jspecify.annotations.NullMarked;
