/** What operators see and do about errands that keep failing. */
@NullMarked
package com.firewalker.notification.ops;

import org.jspecify.annotations.NullMarked;
