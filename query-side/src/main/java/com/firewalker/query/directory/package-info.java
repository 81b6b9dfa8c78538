/** Names and pictures of walkers: asked from the command side, cached, forgotten when they change. */
@NullMarked
package com.firewalker.query.directory;

import org.jspecify.annotations.NullMarked;
