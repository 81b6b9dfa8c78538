/** Notices by e-mail. */
@NullMarked
package com.firewalker.notification.mail;

import org.jspecify.annotations.NullMarked;
