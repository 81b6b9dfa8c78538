/** Tells members that their challenge started, changed, was cancelled or has a result (domain-rules.md 8.12, 9.1). */
@NullMarked
package com.firewalker.notification.challenge;

import org.jspecify.annotations.NullMarked;
