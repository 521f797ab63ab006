package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Operation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import shop.order.ordering.EveryEvent;
import shop.order.ordering.Foresight;
import shop.order.ordering.TenderSettled;
import shop.order.returns.ReturnStep;

@DisplayName("What is offered of an order")
class OffersTest {

    private static final Set<String> ASKING = Set.of("order-asks-payment", "order-asks-shipping", "order-asks-again");

    @Test
    @DisplayName("is each command that the interface has for an order that there is")
    void isComplete() throws ClassNotFoundException {
        List<String> commands = commandsToAnOrder();

        assertThat(commands).contains("cancelOrder", "inspectReturn").doesNotContain("placeOrder");
        assertThat(Offers.operations().keySet())
                .as("what has a controller under /orders has its interface in Offers.INTERFACES")
                .containsAll(commands);
        assertThat(Offers.EXAMPLES.keySet())
                .as("a new operation needs an example in Offers.EXAMPLES")
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    /** Of all controllers, wherever they are: what is sent to an order, or to a part of it. */
    private static List<String> commandsToAnOrder() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Stream.Builder<Class<?>> controllers = Stream.builder();
        for (var found : scanner.findCandidateComponents("shop.order")) {
            controllers.add(Class.forName(found.getBeanClassName()));
        }
        return controllers
                .build()
                .flatMap(controller -> Stream.of(controller.getDeclaredMethods()))
                .filter(OffersTest::isCommandToAnOrder)
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, Operation.class)
                        .operationId())
                .toList();
    }

    private static boolean isCommandToAnOrder(Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        RequestMapping common =
                AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), RequestMapping.class);
        return mapping != null
                && !Arrays.asList(mapping.method()).contains(RequestMethod.GET)
                && (pathOf(common) + pathOf(mapping)).startsWith("/orders/");
    }

    private static String pathOf(RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    /** What a person has moved already: payment is told of it for its receipts, and moves nothing. */
    private static final Set<Class<?>> TOLD_ONLY = Set.of(TenderSettled.class);

    @TestFactory
    @DisplayName(
            "tells, of each event upon which payment or shipping is asked for something, that money or a parcel moves:")
    Stream<DynamicTest> movesAreComplete() throws ClassNotFoundException {
        List<Class<?>> heard = heard();
        assertThat(heard).hasSizeGreaterThan(5).containsAll(TOLD_ONLY);
        return heard.stream()
                .filter(event -> !TOLD_ONLY.contains(event))
                .map(event -> DynamicTest.dynamicTest(event.getSimpleName(), () -> {
                    Object example = EveryEvent.ofMugsAndTea().stream()
                            .filter(event::isInstance)
                            .findFirst()
                            .orElseThrow();
                    Foreseen foreseen =
                            Foreseen.of(Foresight.of(List.of(example)), Optional.empty(), said -> Optional.empty());
                    assertThat(foreseen.money().size() + foreseen.parcels().size())
                            .as("what %s moves: say it in Foreseen", event.getSimpleName())
                            .isPositive();
                }));
    }

    /** The events upon which the order's policies ask payment or shipping. */
    private static List<Class<?>> heard() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ProcessingGroup.class));
        Stream.Builder<Class<?>> policies = Stream.builder();
        for (var found : scanner.findCandidateComponents("shop.order.policies")) {
            policies.add(Class.forName(found.getBeanClassName()));
        }
        return policies.build()
                .filter(policy -> ASKING.contains(
                        policy.getAnnotation(ProcessingGroup.class).value()))
                .flatMap(policy -> Stream.of(policy.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .<Class<?>>map(method -> method.getParameterTypes()[0])
                // No command to an order leads to what a return decides.
                .filter(event -> !ReturnStep.class.isAssignableFrom(event))
                .distinct()
                .toList();
    }
}
