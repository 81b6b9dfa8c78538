/** Real servers for the tests of every module. */
@NullMarked
package com.firewalker.platform.testing;

import org.jspecify.annotations.NullMarked;
