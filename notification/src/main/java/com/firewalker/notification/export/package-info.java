/** What this service holds on a walker, for the archive that walkers can ask for, and word that the archive is ready. */
@NullMarked
package com.firewalker.notification.export;

import org.jspecify.annotations.NullMarked;
