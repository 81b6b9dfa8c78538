/** Days, weeks, months and years of local dates, said once: boards, charts and lifetimes read them here. */
@NullMarked
package com.firewalker.query.period;

import org.jspecify.annotations.NullMarked;
