/** Who is whose friend, who asked whom, who must not see whom, and what of a walker others may see. */
@NullMarked
package com.firewalker.query.friends;

import org.jspecify.annotations.NullMarked;
