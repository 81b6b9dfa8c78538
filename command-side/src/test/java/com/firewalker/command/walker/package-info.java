/** Given-when-then for walkers. */
@NullMarked
package com.firewalker.command.walker;

import org.jspecify.annotations.NullMarked;
