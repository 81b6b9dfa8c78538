/** Mails: out through a server, or into files where there is none. */
@NullMarked
package com.firewalker.platform.mail;

import org.jspecify.annotations.NullMarked;
