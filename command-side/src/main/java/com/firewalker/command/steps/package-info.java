/** Decides how many steps of a walker's local day count, and why; the doors through which steps come in. */
@NullMarked
package com.firewalker.command.steps;

import org.jspecify.annotations.NullMarked;
