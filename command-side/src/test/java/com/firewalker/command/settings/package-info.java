/** Goals and the order of devices, as a client sees them. */
@NullMarked
package com.firewalker.command.settings;

import org.jspecify.annotations.NullMarked;
