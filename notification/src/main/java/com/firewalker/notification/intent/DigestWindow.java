package com.firewalker.notification.intent;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How long the facts of one sync are gathered, counted from the first (domain-rules.md 9.3). */
@ConfigurationProperties("firewalker.notification.digest")
record DigestWindow(@DefaultValue("30s") Duration length) {}
