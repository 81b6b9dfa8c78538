/** What every ranking shares: standings and how ties are decided, places, pages and the cursors between them. */
@NullMarked
package com.firewalker.query.ranking;

import org.jspecify.annotations.NullMarked;
