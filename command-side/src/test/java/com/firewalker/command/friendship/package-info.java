/** Given-when-then for friendships. */
@NullMarked
package com.firewalker.command.friendship;

import org.jspecify.annotations.NullMarked;
