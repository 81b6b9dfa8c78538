/** What an XML parser is given of an Apple Health export: no document type definition, and step records alone. */
@NullMarked
package com.firewalker.local.importer.apple;

import org.jspecify.annotations.NullMarked;
