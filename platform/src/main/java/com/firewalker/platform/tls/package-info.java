/** Mutual TLS between services in production: certificates from files, taken anew while the service runs. */
@NullMarked
package com.firewalker.platform.tls;

import org.jspecify.annotations.NullMarked;
