/** The whole of Firewalker on one machine: servers, services and the front door, started and stopped together. */
@NullMarked
package com.firewalker.local.machine;

import org.jspecify.annotations.NullMarked;
