/** Exports as their walkers get them. */
@NullMarked
package com.firewalker.command.export;

import org.jspecify.annotations.NullMarked;
