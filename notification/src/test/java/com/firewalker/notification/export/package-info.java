/** Tests of this package. */
@NullMarked
package com.firewalker.notification.export;

import org.jspecify.annotations.NullMarked;
