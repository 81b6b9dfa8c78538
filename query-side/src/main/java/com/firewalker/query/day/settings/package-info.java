/** A walker's goals and zones over time, as the view of days keeps them: domain-rules.md 3, 6.1. */
@NullMarked
package com.firewalker.query.day.settings;

import org.jspecify.annotations.NullMarked;
