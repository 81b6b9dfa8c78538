/** What outlives a deployment of the services: MySQL, Redis, files, keys and secrets. */
@NullMarked
package com.firewalker.aws.data;

import org.jspecify.annotations.NullMarked;
