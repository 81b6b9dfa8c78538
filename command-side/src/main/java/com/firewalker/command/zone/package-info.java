/** Keeps the walker's zone history: what the walker states of it, and what uploads say. */
@NullMarked
package com.firewalker.command.zone;

import org.jspecify.annotations.NullMarked;
