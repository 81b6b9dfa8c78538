package com.firewalker.bench.simulator;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the product's parts by their constructors, as the container does, of what is already there. */
final class Wiring {

    private static final Map<Class<?>, Constructor<?>> CONSTRUCTORS = new ConcurrentHashMap<>();
    private static final Map<String, Class<?>> CLASSES = new ConcurrentHashMap<>();
    private static final Map<String, Method> METHODS = new ConcurrentHashMap<>();

    private final List<Object> parts = new ArrayList<>();

    Wiring with(Object... more) {
        parts.addAll(Arrays.asList(more));
        return this;
    }

    /** @param name of a class below {@code com.firewalker.} */
    Object get(String name) {
        return get(named(name));
    }

    static Class<?> named(String name) {
        return CLASSES.computeIfAbsent(name, any -> {
            try {
                return Class.forName("com.firewalker." + name);
            } catch (ClassNotFoundException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    <T> T get(Class<T> type) {
        for (Object part : parts) {
            if (type.isInstance(part)) {
                return type.cast(part);
            }
        }
        Object part = make(type);
        parts.add(part);
        return type.cast(part);
    }

    private Object make(Class<?> type) {
        Constructor<?> constructor = CONSTRUCTORS.computeIfAbsent(type, Wiring::constructor);
        Object[] arguments =
                Arrays.stream(constructor.getParameterTypes()).map(this::get).toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("cannot make " + type, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        Constructor<?> widest = Arrays.stream(type.getDeclaredConstructors())
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow(() -> new IllegalArgumentException(type + " has to be given"));
        widest.setAccessible(true);
        return widest;
    }

    /** Calls what only the part's own package calls; what it throws is thrown. */
    static Object call(Object part, String method, Object... arguments) {
        Method found = METHODS.computeIfAbsent(part.getClass() + "#" + method, any -> method(part.getClass(), method));
        try {
            return found.invoke(part, arguments);
        } catch (InvocationTargetException e) {
            throw Failures.unchecked(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object callStatic(Class<?> type, String method, Object... arguments) {
        Method found = METHODS.computeIfAbsent(type + "#" + method, any -> method(type, method));
        try {
            return found.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw Failures.unchecked(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method method(Class<?> type, String name) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            for (Method method : one.getDeclaredMethods()) {
                if (method.getName().equals(name) && !method.isSynthetic()) {
                    method.setAccessible(true);
                    return method;
                }
            }
        }
        throw new IllegalArgumentException(type + " has no " + name);
    }
}
