/** Links the pages' modules into few files with immutable addresses, at build time. */
@NullMarked
package com.firewalker.web.build;

import org.jspecify.annotations.NullMarked;
