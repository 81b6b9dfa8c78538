/** Sends exports of watches and phones through the public API, in requests of one walker and device. */
@NullMarked
package com.firewalker.local.importer;

import org.jspecify.annotations.NullMarked;
