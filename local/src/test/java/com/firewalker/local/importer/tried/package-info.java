/** Exports as people have them, made by the tests, with what must come of each. */
@NullMarked
package com.firewalker.local.importer.tried;

import org.jspecify.annotations.NullMarked;
