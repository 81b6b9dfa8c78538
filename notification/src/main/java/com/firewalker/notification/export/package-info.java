/** The personal data that this service holds, for the archive that walkers can ask for, and the notice that it is ready. */
@NullMarked
package com.firewalker.notification.export;

import org.jspecify.annotations.NullMarked;
