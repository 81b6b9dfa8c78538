package com.firewalker.platform.ledger.lane;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** Which stream a command is for; looks at each command class once. */
final class CommandTargets extends ClassValue<MethodHandle> implements CommandTargetResolver {

    String streamOf(Object command) {
        try {
            Object target = get(command.getClass()).invoke(command);
            if (target == null) {
                throw new IllegalArgumentException(command.getClass().getSimpleName() + " names no stream");
            }
            return target.toString();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException(
                    "the stream of " + command.getClass().getSimpleName() + " is unreadable", e);
        }
    }

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return new VersionedAggregateIdentifier(streamOf(command.getPayload()), null);
    }

    @Override
    protected MethodHandle computeValue(Class<?> type) {
        try {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(TargetAggregateIdentifier.class)) {
                    field.setAccessible(true);
                    return MethodHandles.lookup().unreflectGetter(field);
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(TargetAggregateIdentifier.class)) {
                    method.setAccessible(true);
                    return MethodHandles.lookup().unreflect(method);
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(type.getName() + " hides its @TargetAggregateIdentifier", e);
        }
        throw new IllegalArgumentException(type.getName() + " has no @TargetAggregateIdentifier");
    }
}
