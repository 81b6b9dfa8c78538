/** What one sample says, of which slots and which date, and what a recorded one is: domain-rules.md 2, 3. */
@NullMarked
package com.firewalker.command.steps.sample;

import org.jspecify.annotations.NullMarked;
