/** Challenges at their doors, on real servers. */
@NullMarked
package com.firewalker.command.challenge.service;

import org.jspecify.annotations.NullMarked;
