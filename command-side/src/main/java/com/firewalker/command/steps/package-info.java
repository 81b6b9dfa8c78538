/** Decides how many steps of a walker's local day count, and why: the aggregate StepDay, its commands and events. */
@NullMarked
package com.firewalker.command.steps;

import org.jspecify.annotations.NullMarked;
