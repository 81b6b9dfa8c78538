/** Seals of boards (domain-rules.md 7.2). */
@NullMarked
package com.firewalker.command.seal;

import org.jspecify.annotations.NullMarked;
