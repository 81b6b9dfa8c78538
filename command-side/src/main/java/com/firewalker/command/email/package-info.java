/** E-mail addresses of accounts: proving one, changing it, taking a change back. */
@NullMarked
package com.firewalker.command.email;

import org.jspecify.annotations.NullMarked;
