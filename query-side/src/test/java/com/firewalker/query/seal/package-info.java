@NullMarked
package com.firewalker.query.seal;

import org.jspecify.annotations.NullMarked;
