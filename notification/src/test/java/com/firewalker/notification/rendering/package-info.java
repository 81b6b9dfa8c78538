/** Tests of this package. */
@NullMarked
package com.firewalker.notification.rendering;

import org.jspecify.annotations.NullMarked;
