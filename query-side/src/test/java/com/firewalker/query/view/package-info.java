@NullMarked
package com.firewalker.query.view;

import org.jspecify.annotations.NullMarked;
