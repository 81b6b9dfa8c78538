/** Tests of this package. */
@NullMarked
package com.firewalker.notification.settings;

import org.jspecify.annotations.NullMarked;
