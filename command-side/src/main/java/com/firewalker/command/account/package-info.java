/** Accounts: who a walker is to us - e-mail, password, name, zone - kept in tables, never in events. */
@NullMarked
package com.firewalker.command.account;

import org.jspecify.annotations.NullMarked;
