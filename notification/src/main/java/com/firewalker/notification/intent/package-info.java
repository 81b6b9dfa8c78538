/** What is to be told: one intent per fact, for ever. */
@NullMarked
package com.firewalker.notification.intent;

import org.jspecify.annotations.NullMarked;
