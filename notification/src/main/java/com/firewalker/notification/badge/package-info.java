/** Badges that the query side grants, told to those who earned them. */
@NullMarked
package com.firewalker.notification.badge;

import org.jspecify.annotations.NullMarked;
