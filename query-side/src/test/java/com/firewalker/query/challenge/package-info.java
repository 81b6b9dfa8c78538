@NullMarked
package com.firewalker.query.challenge;

import org.jspecify.annotations.NullMarked;
