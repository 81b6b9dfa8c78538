/** Chooses what is wanted of days: goals and the order of devices, for days to come and for today. */
@NullMarked
package com.firewalker.command.settings;

import org.jspecify.annotations.NullMarked;
