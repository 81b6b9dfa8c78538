/** What tests of the command side stand on. */
@NullMarked
package com.firewalker.command;

import org.jspecify.annotations.NullMarked;
