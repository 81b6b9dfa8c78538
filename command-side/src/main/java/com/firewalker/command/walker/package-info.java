/** Who walks, where, for which goal: the walker's own stream and what other packages may know of it. */
@NullMarked
package com.firewalker.command.walker;

import org.jspecify.annotations.NullMarked;
