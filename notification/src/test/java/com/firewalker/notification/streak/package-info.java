/** Tests of this package. */
@NullMarked
package com.firewalker.notification.streak;

import org.jspecify.annotations.NullMarked;
