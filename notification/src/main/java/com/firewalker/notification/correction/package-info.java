/** Days that turned out smaller than they looked. */
@NullMarked
package com.firewalker.notification.correction;

import org.jspecify.annotations.NullMarked;
