package com.firewalker.query.rebuild;

import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.Tokens;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** An instance of the query side that a test may kill. It ends when nobody holds its other end any more. */
final class InstanceMain {

    private InstanceMain() {}

    /** Arguments: settings, {@code name=value}; {@code hold=state} makes the first rebuild wait in that state. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        String held = settings.remove("hold");
        QuerySide querySide = QuerySide.start(settings);
        if (held != null) {
            querySide.bean(PlantedFaults.class).holdWhen(RebuildState.of(held));
        }
        System.out.println(InstanceProcess.READY + querySide.port() + " " + Tokens.operator());
        int next = System.in.read();
        while (next >= 0) {
            next = System.in.read();
        }
        Runtime.getRuntime().halt(0);
    }
}
