@NullMarked
package com.firewalker.query.summary;

import org.jspecify.annotations.NullMarked;
