/** What has been promised in protobuf, and the proof that it is kept. */
@NullMarked
package com.firewalker.proto;

import org.jspecify.annotations.NullMarked;
