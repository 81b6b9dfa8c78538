/** The service that decides: accounts, sessions, walkers, steps, friendships. */
@NullMarked
package com.firewalker.command;

import org.jspecify.annotations.NullMarked;
