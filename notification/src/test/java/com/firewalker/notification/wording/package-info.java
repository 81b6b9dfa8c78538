/** Tests of this package. */
@NullMarked
package com.firewalker.notification.wording;

import org.jspecify.annotations.NullMarked;
