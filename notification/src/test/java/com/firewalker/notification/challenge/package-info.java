/** Notices of challenges, on the real ledger. */
@NullMarked
package com.firewalker.notification.challenge;

import org.jspecify.annotations.NullMarked;
