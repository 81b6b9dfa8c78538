/** What a team would write instead: a table of samples and a row per day, with Spring Data JPA. */
@NullMarked
package com.firewalker.bench.peer.plain;

import org.jspecify.annotations.NullMarked;
