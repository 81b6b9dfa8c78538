/**
 * Who walks how far in a challenge, alone and as a team, and why the score is what it is? Rules: domain-rules.md
 * 8.9-8.14; scores come from day facts and memberships, whichever came first, up to the seal.
 */
@NullMarked
package com.firewalker.query.challenge;

import org.jspecify.annotations.NullMarked;
