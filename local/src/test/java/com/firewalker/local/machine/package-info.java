/** Tests of the machine and its nodes. */
@NullMarked
package com.firewalker.local.machine;

import org.jspecify.annotations.NullMarked;
