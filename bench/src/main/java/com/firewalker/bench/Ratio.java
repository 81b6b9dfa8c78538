package com.firewalker.bench;

/** A figure against another one, and the bar it is held to. */
record Ratio(String name, double value, String bar, boolean met) {}
