/** Who a walker is to others and to himself: profile, pictures' addresses, the directory that other services ask. */
@NullMarked
package com.firewalker.command.profile;

import org.jspecify.annotations.NullMarked;
