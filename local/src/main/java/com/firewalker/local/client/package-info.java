/** Firewalker's public API as any other program sees it: imports, simulations and the command line go through it. */
@NullMarked
package com.firewalker.local.client;

import org.jspecify.annotations.NullMarked;
