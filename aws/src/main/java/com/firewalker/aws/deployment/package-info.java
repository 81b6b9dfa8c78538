/** What is deployed, under which names and sizes, and the network that everything stands in. */
@NullMarked
package com.firewalker.aws.deployment;

import org.jspecify.annotations.NullMarked;
