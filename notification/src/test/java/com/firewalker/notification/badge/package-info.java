/** Tests of this package. */
@NullMarked
package com.firewalker.notification.badge;

import org.jspecify.annotations.NullMarked;
