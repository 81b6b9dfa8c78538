/** The command line: one machine's Firewalker for people, and the operators' powers. */
@NullMarked
package com.firewalker.local.cli;

import org.jspecify.annotations.NullMarked;
