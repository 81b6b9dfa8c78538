/** Sessions: logging in, refreshing, logging out, and the keys that sign access tokens. */
@NullMarked
package com.firewalker.command.session;

import org.jspecify.annotations.NullMarked;
