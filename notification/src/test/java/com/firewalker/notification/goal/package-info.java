/** Tests of this package. */
@NullMarked
package com.firewalker.notification.goal;

import org.jspecify.annotations.NullMarked;
