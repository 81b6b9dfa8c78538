/** What a walker wants to hear, by which channel, and when not. */
@NullMarked
package com.firewalker.notification.settings;

import org.jspecify.annotations.NullMarked;
