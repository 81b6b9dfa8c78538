@NullMarked
package com.firewalker.query.period;

import org.jspecify.annotations.NullMarked;
