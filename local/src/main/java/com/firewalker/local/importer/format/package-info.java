/** Reads what watches, phones and their clouds export: one reader for each format, recognised by content. */
@NullMarked
package com.firewalker.local.importer.format;

import org.jspecify.annotations.NullMarked;
