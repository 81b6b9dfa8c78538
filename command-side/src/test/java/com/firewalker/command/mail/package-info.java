/** Mails as people see them. */
@NullMarked
package com.firewalker.command.mail;

import org.jspecify.annotations.NullMarked;
