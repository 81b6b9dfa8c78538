@NullMarked
package com.firewalker.query.ranking;

import org.jspecify.annotations.NullMarked;
