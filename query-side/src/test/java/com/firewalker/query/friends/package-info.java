/** Friends, requests and profiles, from events to answers. */
@NullMarked
package com.firewalker.query.friends;

import org.jspecify.annotations.NullMarked;
