/** One origin for three services on one machine: what a load balancer does in production. */
@NullMarked
package com.firewalker.local.gateway;

import org.jspecify.annotations.NullMarked;
