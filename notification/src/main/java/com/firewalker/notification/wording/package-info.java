/** Words for facts, from message bundles, in the reader's language. */
@NullMarked
package com.firewalker.notification.wording;

import org.jspecify.annotations.NullMarked;
