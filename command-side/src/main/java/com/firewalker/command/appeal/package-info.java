/** Appeals: a walker says why held steps were walked, an operator grants or denies (domain-rules.md 5.1). */
@NullMarked
package com.firewalker.command.appeal;

import org.jspecify.annotations.NullMarked;
