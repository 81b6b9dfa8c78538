/** Operators: who they are, their roles and tokens, one-time links to the console, their sessions in browsers. */
@NullMarked
package com.firewalker.command.operator;

import org.jspecify.annotations.NullMarked;
