/** Challenges and memberships: given facts, when a command comes, then facts or a refusal. */
@NullMarked
package com.firewalker.command.challenge;

import org.jspecify.annotations.NullMarked;
