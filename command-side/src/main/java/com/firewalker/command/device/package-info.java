/** Knows a walker's devices as things: what they are called, when they brought something. */
@NullMarked
package com.firewalker.command.device;

import org.jspecify.annotations.NullMarked;
