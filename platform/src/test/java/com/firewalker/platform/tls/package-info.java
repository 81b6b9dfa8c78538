/** Tests of mutual TLS between services. */
@NullMarked
package com.firewalker.platform.tls;

import org.jspecify.annotations.NullMarked;
