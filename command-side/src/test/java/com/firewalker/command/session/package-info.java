/** Sessions as a client lives through them. */
@NullMarked
package com.firewalker.command.session;

import org.jspecify.annotations.NullMarked;
