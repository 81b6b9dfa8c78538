/** What operators type, and what all commands share: which instance is meant, as whom, and how results are printed. */
@NullMarked
package com.firewalker.local.cli.operator;

import org.jspecify.annotations.NullMarked;
