/** The pages' files as the front door gives them out. */
@NullMarked
package com.firewalker.web;

import org.jspecify.annotations.NullMarked;
