/** Everything held on a walker, put together for the walker as a zip of JSON and CSV (domain-rules.md 12.3). */
@NullMarked
package com.firewalker.command.export;

import org.jspecify.annotations.NullMarked;
