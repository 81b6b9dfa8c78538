/** A second factor at login: codes of a walker's own device (RFC 6238), and recovery codes. */
@NullMarked
package com.firewalker.command.totp;

import org.jspecify.annotations.NullMarked;
