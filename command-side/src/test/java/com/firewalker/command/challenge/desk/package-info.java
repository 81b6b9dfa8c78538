/** Challenges at their doors, on real servers. */
@NullMarked
package com.firewalker.command.challenge.desk;

import org.jspecify.annotations.NullMarked;
