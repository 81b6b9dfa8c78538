/** The production stack as code: network, stores, services, edge and alarms, synthesised offline by CDK. */
@NullMarked
package com.firewalker.aws;

import org.jspecify.annotations.NullMarked;
