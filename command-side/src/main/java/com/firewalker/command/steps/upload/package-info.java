/** The doors through which steps come in and a walker's own records are looked at, over REST and gRPC. */
@NullMarked
package com.firewalker.command.steps.upload;

import org.jspecify.annotations.NullMarked;
