package com.firewalker.bench.simulator.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;
import org.luaj.vm2.lib.jse.JsePlatform;

/** Runs the product's own scripts, each to its end before anything else happens. */
final class LuaScripts {

    private static final Map<String, Prototype> COMPILED = new HashMap<>();
    private static final Globals GLOBALS = globals();
    private static @Nullable SimulatedRedis current;

    private LuaScripts() {}

    static @Nullable Object run(SimulatedRedis redis, String script, String[] keys, String[] arguments) {
        current = redis;
        GLOBALS.set("KEYS", table(keys));
        GLOBALS.set("ARGV", table(arguments));
        try {
            return java(new LuaClosure(COMPILED.computeIfAbsent(script, LuaScripts::compiled), GLOBALS).call());
        } catch (LuaError e) {
            throw new IllegalStateException("a script fails: " + e.getMessage(), e);
        }
    }

    private static Globals globals() {
        Globals globals = JsePlatform.standardGlobals();
        LuaTable redis = new LuaTable();
        redis.set("call", new Call());
        globals.set("redis", redis);
        globals.set("unpack", globals.get("table").get("unpack"));
        LuaValue format = globals.get("string").get("format");
        globals.get("string").set("format", new Format(format));
        return globals;
    }

    private static Prototype compiled(String script) {
        try {
            return GLOBALS.compilePrototype(
                    new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), "script");
        } catch (IOException e) {
            throw new IllegalStateException("a script that is no Lua", e);
        }
    }

    private static LuaTable table(String[] values) {
        LuaTable table = new LuaTable(values.length, 0);
        for (int i = 0; i < values.length; i++) {
            table.set(i + 1, LuaValue.valueOf(values[i]));
        }
        return table;
    }

    private static final class Call extends VarArgFunction {

        @Override
        public Varargs invoke(Varargs arguments) {
            String[] command = new String[arguments.narg()];
            for (int i = 0; i < command.length; i++) {
                command[i] = arguments.arg(i + 1).tojstring();
            }
            SimulatedRedis redis = current;
            if (redis == null) {
                throw new IllegalStateException("no server");
            }
            return lua(redis.call(command));
        }
    }

    /** LuaJ's own format does not know how many decimals to show. */
    private static final class Format extends VarArgFunction {

        private final LuaValue others;

        Format(LuaValue others) {
            this.others = others;
        }

        @Override
        public Varargs invoke(Varargs arguments) {
            String pattern = arguments.arg1().tojstring();
            if (!pattern.contains("%.0f")) {
                return others.invoke(arguments);
            }
            LuaValue[] whole = new LuaValue[arguments.narg()];
            whole[0] = LuaValue.valueOf(pattern.replace("%.0f", "%s"));
            for (int i = 1; i < whole.length; i++) {
                LuaValue value = arguments.arg(i + 1);
                whole[i] = value.isnumber() ? LuaValue.valueOf(Long.toString(Math.round(value.todouble()))) : value;
            }
            return others.invoke(LuaValue.varargsOf(whole));
        }
    }

    private static LuaValue lua(@Nullable Object answer) {
        if (answer == null) {
            return LuaValue.FALSE;
        }
        if (answer instanceof Long number) {
            return LuaValue.valueOf(number);
        }
        if (answer instanceof List<?> list) {
            LuaTable table = new LuaTable();
            for (int i = 0; i < list.size(); i++) {
                table.set(i + 1, lua(list.get(i)));
            }
            return table;
        }
        return LuaValue.valueOf(answer.toString());
    }

    private static @Nullable Object java(LuaValue value) {
        if (value.isnil() || value.isboolean() && !value.toboolean()) {
            return null;
        }
        if (value.istable()) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 1; !value.get(i).isnil(); i++) {
                list.add(java(value.get(i)));
            }
            return list;
        }
        return value.type() == LuaValue.TNUMBER ? (Object) value.tolong() : value.tojstring();
    }
}
