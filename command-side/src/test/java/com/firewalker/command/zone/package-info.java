/** Zone histories, as clients see them. */
@NullMarked
package com.firewalker.command.zone;

import org.jspecify.annotations.NullMarked;
