/** The log of operators' acts: rows chained by hashes, read as JSON and CSV, verified from the first to the last. */
@NullMarked
package com.firewalker.command.audit;

import org.jspecify.annotations.NullMarked;
