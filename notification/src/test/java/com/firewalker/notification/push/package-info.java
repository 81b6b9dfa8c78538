/** Tests of this package. */
@NullMarked
package com.firewalker.notification.push;

import org.jspecify.annotations.NullMarked;
