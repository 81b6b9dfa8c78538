/** Walkers as operators see them: found, signed out, suspended, restored, erased on request. */
@NullMarked
package com.firewalker.command.oversight;

import org.jspecify.annotations.NullMarked;
