/** Passwords: changing one's own, and setting a new one by a link in a mail. */
@NullMarked
package com.firewalker.command.password;

import org.jspecify.annotations.NullMarked;
