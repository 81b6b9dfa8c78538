/** Tests of this package. */
@NullMarked
package com.firewalker.notification.outbox;

import org.jspecify.annotations.NullMarked;
