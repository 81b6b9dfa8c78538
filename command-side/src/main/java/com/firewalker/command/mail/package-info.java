/** Mails about accounts: ordered in the transaction they tell of, written and sent by a worker, and the links in them. */
@NullMarked
package com.firewalker.command.mail;

import org.jspecify.annotations.NullMarked;
