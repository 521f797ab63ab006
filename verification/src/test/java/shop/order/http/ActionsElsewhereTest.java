package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Operation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;

/** Order does not know the other contexts' doors; what it says of them is compared with them here. */
@DisplayName("What an order says may be done in another context")
class ActionsElsewhereTest {

    @Test
    @DisplayName("may be: under this name, at this address, by these roles")
    void isThere() {
        Map<String, Actions.Deed> there = new TreeMap<>();
        Stream.of("shop.payment.http", "shop.shipping.http")
                .flatMap(ActionsElsewhereTest::controllers)
                .flatMap(controller -> Stream.of(controller.getMethods()))
                .forEach(method -> operationId(method)
                        .filter(Actions.ELSEWHERE::containsKey)
                        .ifPresent(operation -> there.put(operation, unnamed(Actions.Deed.of(method)))));

        Map<String, Actions.Deed> told = new TreeMap<>(Actions.ELSEWHERE);
        told.replaceAll((operation, deed) -> unnamed(deed));
        assertThat(told).isEqualTo(there);
    }

    private static Stream<Class<?>> controllers(String room) {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scan.findCandidateComponents(room).stream()
                .map(BeanDefinition::getBeanClassName)
                .map(name -> ClassUtils.resolveClassName(name, null));
    }

    private static Optional<String> operationId(Method method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, Operation.class))
                .map(Operation::operationId);
    }

    /** Each context has its own names for what stands in its addresses. */
    private static Actions.Deed unnamed(Actions.Deed deed) {
        return new Actions.Deed(deed.method(), deed.path().replaceAll("\\{\\w+}", "{}"), deed.roles());
    }
}
