/** Addresses as their owners prove and change them. */
@NullMarked
package com.firewalker.command.email;

import org.jspecify.annotations.NullMarked;
