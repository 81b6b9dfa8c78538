package com.firewalker.bench.measure;

import java.util.List;

/**
 * One measured thing.
 *
 * @param value the median of the rounds
 * @param rounds every round's value
 * @param cpuMicros processor time per operation of this program and the database together, in microseconds; 0 where it
 *     was not taken. Less shaken by whatever else runs on the machine than the value is
 */
public record Figure(String group, String name, String unit, double value, List<Double> rounds, double cpuMicros) {

    public String key() {
        return group + "/" + name;
    }
}
