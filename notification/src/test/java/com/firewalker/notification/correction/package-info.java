/** Tests of this package. */
@NullMarked
package com.firewalker.notification.correction;

import org.jspecify.annotations.NullMarked;
