/** Events that a projection could not handle: parked with those of their stream that follow, until somebody decides. */
@NullMarked
package com.firewalker.query.deadletter;

import org.jspecify.annotations.NullMarked;
