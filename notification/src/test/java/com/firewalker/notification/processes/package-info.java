/** Tests of what operators see. */
@NullMarked
package com.firewalker.notification.processes;

import org.jspecify.annotations.NullMarked;
