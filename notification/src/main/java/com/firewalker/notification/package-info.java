/** Processes that tell people what happened, each fact once. */
@NullMarked
package com.firewalker.notification;

import org.jspecify.annotations.NullMarked;
