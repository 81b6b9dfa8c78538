/** What operators do: their roles held, their reasons asked for, their acts written down before they are done. */
@NullMarked
package com.firewalker.platform.audit;

import org.jspecify.annotations.NullMarked;
