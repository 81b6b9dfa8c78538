/** Pictures: uploaded straight to S3 under a policy, checked, made anew, and served under a name of their content. */
@NullMarked
package com.firewalker.command.image;

import org.jspecify.annotations.NullMarked;
