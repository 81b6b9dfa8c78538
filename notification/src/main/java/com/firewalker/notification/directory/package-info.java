/** What the command side knows of walkers: names, languages, zones, addresses. */
@NullMarked
package com.firewalker.notification.directory;

import org.jspecify.annotations.NullMarked;
