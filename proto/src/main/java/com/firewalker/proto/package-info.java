/** What the services agree on beside their messages: which of them are events, how streams are named, and why. */
@NullMarked
package com.firewalker.proto;

import org.jspecify.annotations.NullMarked;
