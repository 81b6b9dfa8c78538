/** The query side: one package per question, and what views share. */
@NullMarked
package com.firewalker.query;

import org.jspecify.annotations.NullMarked;
