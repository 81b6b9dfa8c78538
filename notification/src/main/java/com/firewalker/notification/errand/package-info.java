/** Everything that reaches out of the house: tried again with patience, parked when it keeps failing. */
@NullMarked
package com.firewalker.notification.errand;

import org.jspecify.annotations.NullMarked;
