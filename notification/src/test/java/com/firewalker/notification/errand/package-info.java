/** Tests of this package. */
@NullMarked
package com.firewalker.notification.errand;

import org.jspecify.annotations.NullMarked;
