/** Who walks with whom: friendships by consent, requests, blocks, and their limits (domain-rules.md 10). */
@NullMarked
package com.firewalker.command.friendship;

import org.jspecify.annotations.NullMarked;
