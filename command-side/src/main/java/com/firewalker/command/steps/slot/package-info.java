/** How many steps of a slot count and which device they are from, and what the limits make of it: domain-rules.md 4, 5. */
@NullMarked
package com.firewalker.command.steps.slot;

import org.jspecify.annotations.NullMarked;
