/** Appeals, as walkers and operators see them. */
@NullMarked
package com.firewalker.command.appeal;

import org.jspecify.annotations.NullMarked;
