@NullMarked
package com.firewalker.query.day;

import org.jspecify.annotations.NullMarked;
