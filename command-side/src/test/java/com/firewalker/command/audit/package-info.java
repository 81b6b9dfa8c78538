/** Tests against a running command side. */
@NullMarked
package com.firewalker.command.audit;

import org.jspecify.annotations.NullMarked;
