/** Corrections that took steps from a day. */
@NullMarked
package com.firewalker.notification.correction;

import org.jspecify.annotations.NullMarked;
