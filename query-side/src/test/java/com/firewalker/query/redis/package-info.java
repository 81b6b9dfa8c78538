@NullMarked
package com.firewalker.query.redis;

import org.jspecify.annotations.NullMarked;
