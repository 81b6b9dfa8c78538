@NullMarked
package com.firewalker.local.embedded;

import org.jspecify.annotations.NullMarked;
