/** Challenges and who takes part in them: the decisions, without tables or doors (domain-rules.md 8.9-8.13). */
@NullMarked
package com.firewalker.command.challenge;

import org.jspecify.annotations.NullMarked;
