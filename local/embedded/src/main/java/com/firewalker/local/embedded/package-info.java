/** Real MariaDB and Redis servers from the class path, started and stopped with the program that needs them. */
@NullMarked
package com.firewalker.local.embedded;

import org.jspecify.annotations.NullMarked;
