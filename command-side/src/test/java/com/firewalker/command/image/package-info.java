/** Pictures, on a real S3 protocol. */
@NullMarked
package com.firewalker.command.image;

import org.jspecify.annotations.NullMarked;
