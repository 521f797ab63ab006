package shop.verification.borders;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;

/** What a policy does upon one message; upon what several messages have in common, upon each of them. */
record Reaction(JavaMethod handler, JavaClass message) {

    /** All that policies do. */
    static Stream<Reaction> all() {
        return BordersTest.PRODUCT.stream()
                .filter(type -> type.getPackageName().endsWith(".policies"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(EventHandler.class))
                .flatMap(Reaction::of);
    }

    static Stream<Reaction> of(JavaMethod handler) {
        JavaClass message = handler.getRawParameterTypes().get(0);
        return (message.isInterface() ? message.getAllSubclasses().stream() : Stream.of(message))
                .filter(each -> !each.isInterface())
                .map(each -> new Reaction(handler, each));
    }

    JavaClass policy() {
        return handler.getOwner();
    }

    Stream<String> made() {
        return madeIn(handler, new HashSet<>());
    }

    /** The types of which a method makes one, by itself or with the help of others of its class, or of the message. */
    private Stream<String> madeIn(JavaMethod method, Set<JavaMethod> seen) {
        return !seen.add(method)
                ? Stream.empty()
                : Stream.concat(
                        method.getConstructorCallsFromSelf().stream()
                                .map(call -> call.getTargetOwner().getSimpleName()),
                        method.getMethodCallsFromSelf().stream()
                                .flatMap(call -> call.getTarget().resolveMember().stream())
                                .flatMap(this::helper)
                                .flatMap(helper -> madeIn(helper, seen)));
    }

    private Stream<JavaMethod> helper(JavaMethod called) {
        if (called.getOwner().equals(policy())) {
            return Stream.of(called);
        }
        return message.isAssignableTo(called.getOwner().getName())
                        && BordersTest.PRODUCT.contain(called.getOwner().getName())
                ? Stream.of(message.tryGetMethod(
                                called.getName(),
                                called.getRawParameterTypes().stream()
                                        .map(JavaClass::getName)
                                        .toArray(String[]::new))
                        .orElse(called))
                : Stream.empty();
    }
}
