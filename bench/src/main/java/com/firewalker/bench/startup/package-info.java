/** How long people wait for a machine that has run before. */
@NullMarked
package com.firewalker.bench.startup;

import org.jspecify.annotations.NullMarked;
