package com.firewalker.query.challenge;

import java.time.LocalDate;

/**
 * What a walker's local date brings to a date of a challenge.
 * @param source the walker's local date
 * @param on the date of the challenge
 * @param slot the last ranked quarter hour; 0 without one
 * @param position of the day's last fact
 */
record Share(
        LocalDate source,
        LocalDate on,
        long total,
        long ranked,
        long manual,
        boolean reached,
        long slot,
        long position) {}
