package shop.verification.borders;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.Revision;
import shop.platform.serialization.MessageNames;

@DisplayName("The names of messages")
class MessageNamesTest {

    private static final Map<String, String> NAMES =
            MessageNames.onTheClassPath().all();

    @Test
    @DisplayName("stand for classes that are there")
    void classesAreThere() {
        assertThat(NAMES.values())
                .allSatisfy(type -> assertThat(Class.forName(type)).isNotNull());
    }

    @Test
    @DisplayName("begin with their context, and are otherwise as they were when they were given")
    void beginWithTheirContext() {
        assertThat(NAMES).allSatisfy((name, type) -> assertThat(type).startsWith("shop." + name.split("\\.")[0] + "."));
    }

    @Test
    @DisplayName("are given to every event, and to every command, query and answer that crosses a process")
    void everyMessageHasOne() {
        assertThat(new TreeSet<>(NAMES.values()))
                .as("add a line to META-INF/message-names.properties of the message's module")
                .containsAll(Stream.concat(events(), handled())
                        .map(JavaClass::getName)
                        .collect(toCollection(TreeSet::new)));
    }

    private static Stream<JavaClass> events() {
        return BordersTest.PRODUCT.stream().filter(type -> type.isAnnotatedWith(Revision.class));
    }

    private static Stream<JavaClass> handled() {
        return BordersTest.PRODUCT.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(MessageNamesTest::messagesOf);
    }

    private static Stream<JavaClass> messagesOf(JavaMethod method) {
        boolean takes = Stream.of(
                        CommandHandler.class, QueryHandler.class, EventHandler.class, EventSourcingHandler.class)
                .anyMatch(method::isAnnotatedWith);
        if (!takes) {
            return Stream.empty();
        }
        Stream<JavaClass> message = method.getRawParameterTypes().stream().limit(1);
        Stream<JavaClass> answer = method.isAnnotatedWith(QueryHandler.class)
                ? method.getReturnType().getAllInvolvedRawTypes().stream()
                : Stream.empty();
        return Stream.concat(message, answer)
                .filter(type -> type.getPackageName().startsWith("shop."))
                .filter(type -> !type.isInterface());
    }
}
