package com.firewalker.notification.rendering;

import java.util.Locale;
import java.util.Map;

/**
 * Who reads: the language, and the names of the walkers and challenges that may occur.
 *
 * @param names by id; whoever is missing is called by the bundle's word for somebody, or for some challenge
 */
public record Recipient(Locale locale, Map<String, String> names) {}
