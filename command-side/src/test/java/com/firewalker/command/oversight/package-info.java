/** Tests against a running command side. */
@NullMarked
package com.firewalker.command.oversight;

import org.jspecify.annotations.NullMarked;
