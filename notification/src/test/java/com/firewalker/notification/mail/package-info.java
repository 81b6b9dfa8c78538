/** Tests of this package. */
@NullMarked
package com.firewalker.notification.mail;

import org.jspecify.annotations.NullMarked;
