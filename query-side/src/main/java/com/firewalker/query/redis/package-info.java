/** The Redis in which views keep keys: one server, or a cluster whose nodes are followed. */
@NullMarked
package com.firewalker.query.redis;

import org.jspecify.annotations.NullMarked;
