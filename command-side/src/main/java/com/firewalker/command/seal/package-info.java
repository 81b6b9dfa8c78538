/** Seals global boards of days, weeks and months: one event each, after which nothing changes (domain-rules.md 7.2). */
@NullMarked
package com.firewalker.command.seal;

import org.jspecify.annotations.NullMarked;
