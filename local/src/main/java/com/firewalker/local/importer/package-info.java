/** Real exports of watches and phones, sent through the public API. */
@NullMarked
package com.firewalker.local.importer;

import org.jspecify.annotations.NullMarked;
