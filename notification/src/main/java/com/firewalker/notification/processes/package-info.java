/** What the sagas need: their store, their deadlines, event positions, and their progress for operators. */
@NullMarked
package com.firewalker.notification.processes;

import org.jspecify.annotations.NullMarked;
