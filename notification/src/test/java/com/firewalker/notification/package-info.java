/** Tests of what people are told. */
@NullMarked
package com.firewalker.notification;

import org.jspecify.annotations.NullMarked;
