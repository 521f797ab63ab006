package shop.verification.borders;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import shop.kernel.PersonalData;
import shop.kernel.Revision;

/**
 * One message of a published language, and between which contexts it flows, as the code says: events to whoever has a handler
 * for them, commands and queries from whoever makes one.
 *
 * @param from the contexts that send it
 * @param to the contexts that hear or carry it out; none where nobody but its own does
 * @param version the revision of an event; empty for what is not stored
 * @param personal whether personal data may stand in it, however deep (ADR 6)
 */
record Flow(Kind kind, String name, Set<String> from, Set<String> to, String version, boolean personal) {

    static final List<String> CONTEXTS = List.of("order", "payment", "shipping");

    enum Kind {
        EVENT,
        COMMAND,
        QUERY
    }

    Flow {
        from = Set.copyOf(from);
        to = Set.copyOf(to);
    }

    /** All that is published, in the order of contexts, kinds and names. */
    static List<Flow> all() {
        return CONTEXTS.stream()
                .flatMap(context -> Stream.of(
                        events(context),
                        handled(context, CommandHandler.class, Kind.COMMAND),
                        handled(context, QueryHandler.class, Kind.QUERY)))
                .flatMap(flows -> flows.sorted(Comparator.comparing(Flow::name)))
                .toList();
    }

    boolean crosses() {
        return !from.isEmpty() && !to.isEmpty();
    }

    boolean goes(String context, String other) {
        return from.contains(context) && to.contains(other);
    }

    static String contextOf(JavaClass type) {
        String[] rooms = type.getPackageName().split("\\.");
        return rooms.length > 1 && CONTEXTS.contains(rooms[1]) ? rooms[1] : "";
    }

    private static Stream<Flow> events(String context) {
        List<JavaMethod> handlers = methodsWith(EventHandler.class).toList();
        return published(context)
                .filter(type -> type.isAnnotatedWith(Revision.class))
                .map(event -> new Flow(
                        Kind.EVENT,
                        event.getSimpleName(),
                        Set.of(context),
                        others(context, hearing(handlers, event)),
                        event.getAnnotationOfType(Revision.class).value(),
                        isPersonal(event, new HashSet<>())));
    }

    private static Stream<Flow> handled(String context, Class<? extends Annotation> by, Kind kind) {
        Set<JavaClass> taken = methodsWith(by)
                .flatMap(method -> method.getRawParameterTypes().stream().limit(1))
                .collect(toSet());
        return published(context)
                .filter(taken::contains)
                .map(message -> new Flow(
                        kind,
                        message.getSimpleName(),
                        others(
                                context,
                                message.getConstructorCallsToSelf().stream()
                                        .map(call -> contextOf(call.getOriginOwner()))),
                        Set.of(context),
                        "",
                        isPersonal(message, new HashSet<>())));
    }

    private static Stream<JavaClass> published(String context) {
        return BordersTest.PRODUCT.stream().filter(type -> type.getPackageName().equals("shop." + context + ".api"));
    }

    private static Stream<String> hearing(List<JavaMethod> handlers, JavaClass event) {
        return handlers.stream()
                .filter(method -> event.isAssignableTo(
                        method.getRawParameterTypes().get(0).getName()))
                .map(method -> contextOf(method.getOwner()));
    }

    private static Stream<JavaMethod> methodsWith(Class<? extends Annotation> annotation) {
        return BordersTest.PRODUCT.stream()
                .flatMap(owner -> owner.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(annotation));
    }

    private static Set<String> others(String context, Stream<String> contexts) {
        return contexts.filter(other -> !other.isEmpty() && !other.equals(context))
                .collect(toCollection(TreeSet::new));
    }

    private static boolean isPersonal(JavaClass type, Set<JavaClass> seen) {
        return type.isEquivalentTo(PersonalData.class)
                || type.getPackageName().startsWith("shop.")
                        && seen.add(type)
                        && type.getFields().stream()
                                .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
                                .anyMatch(part -> isPersonal(part, seen));
    }
}
