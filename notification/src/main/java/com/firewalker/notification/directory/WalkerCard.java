package com.firewalker.notification.directory;

import com.firewalker.events.v1.Visibility;
import java.time.ZoneId;
import java.util.Locale;

/** What texts and clocks need of a walker. */
public record WalkerCard(String walkerId, String displayName, ZoneId zone, Locale locale, Visibility visibility) {}
