/** Tests against a running command side. */
@NullMarked
package com.firewalker.command.operator;

import org.jspecify.annotations.NullMarked;
