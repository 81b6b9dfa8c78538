/** What every view shares: its versions, how far it has come, guarded writes, and answers that know their position. */
@NullMarked
package com.firewalker.query.view;

import org.jspecify.annotations.NullMarked;
