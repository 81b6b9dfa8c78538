/** The running command side, as tests see it: over HTTP, on real servers. */
@NullMarked
package com.firewalker.command.testing;

import org.jspecify.annotations.NullMarked;
