/** What separates two versions of a view: rows of tables, members of keys. */
@NullMarked
package com.firewalker.query.rebuild.diff;

import org.jspecify.annotations.NullMarked;
