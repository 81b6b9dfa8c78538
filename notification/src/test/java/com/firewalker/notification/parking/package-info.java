/** Tests of this package. */
@NullMarked
package com.firewalker.notification.parking;

import org.jspecify.annotations.NullMarked;
