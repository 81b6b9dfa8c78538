/** How many steps does a walker's local day have, why, and how long is the streak that ends there? */
@NullMarked
package com.firewalker.query.day;

import org.jspecify.annotations.NullMarked;
