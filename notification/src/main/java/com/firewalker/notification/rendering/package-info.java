/** Text for facts, from message bundles, in the recipient's language. */
@NullMarked
package com.firewalker.notification.rendering;

import org.jspecify.annotations.NullMarked;
