/** Events that a process cannot handle: set aside with those that follow for the same owner, so that all others go on. */
@NullMarked
package com.firewalker.notification.deadletter;

import org.jspecify.annotations.NullMarked;
