/** What a console reads, on real servers. */
@NullMarked
package com.firewalker.query.console;

import org.jspecify.annotations.NullMarked;
