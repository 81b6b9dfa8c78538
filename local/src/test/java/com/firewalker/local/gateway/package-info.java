@NullMarked
package com.firewalker.local.gateway;

import org.jspecify.annotations.NullMarked;
