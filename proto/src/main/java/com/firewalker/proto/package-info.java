/** What the services agree on beside their messages: which of them are events, and how streams are named. */
@NullMarked
package com.firewalker.proto;

import org.jspecify.annotations.NullMarked;
