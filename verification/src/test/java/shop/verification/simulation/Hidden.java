package shop.verification.simulation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes what a service's container makes, of classes that nobody outside of their package may name. */
final class Hidden {

    private Hidden() {}

    static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Makes one with these arguments. */
    static Object made(Class<?> type, Object... arguments) {
        return Stream.of(type.getDeclaredConstructors())
                .filter(it -> fit(it.getParameterTypes(), arguments))
                .findFirst()
                .map(it -> made(it, arguments))
                .orElseThrow(() -> new IllegalStateException(type + " is made otherwise by now"));
    }

    /**
     * Makes one with what it needs of these, by type.
     *
     * @throws IllegalStateException when something is needed that is not there
     */
    static Object madeOf(Class<?> type, List<Object> parts) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        return made(
                constructor,
                Stream.of(constructor.getParameterTypes())
                        .map(needed -> parts.stream()
                                .filter(needed::isInstance)
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException(
                                        type + " needs " + needed + ", which the simulation does not have")))
                        .toArray());
    }

    private static Object made(Constructor<?> constructor, Object... arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean fit(Class<?>[] wanted, Object... arguments) {
        return wanted.length == arguments.length
                && IntStream.range(0, wanted.length).allMatch(each -> wanted[each].isInstance(arguments[each]));
    }

    /** Calls the method of that name that takes these arguments. */
    static Object called(Object on, String method, Object... arguments) {
        Method found = Stream.of(on.getClass().getDeclaredMethods())
                .filter(it -> it.getName().equals(method) && fit(it.getParameterTypes(), arguments))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(on.getClass() + " has no " + method));
        try {
            found.setAccessible(true);
            return found.invoke(on, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (IllegalAccessException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
