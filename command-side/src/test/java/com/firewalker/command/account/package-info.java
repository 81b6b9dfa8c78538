/** Accounts as their walkers and their attackers see them. */
@NullMarked
package com.firewalker.command.account;

import org.jspecify.annotations.NullMarked;
