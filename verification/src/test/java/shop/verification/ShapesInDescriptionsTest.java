package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A description knows a shape by its short name alone: of two that share one, it shows the last for both. */
@DisplayName("The shapes in the description of an API")
class ShapesInDescriptionsTest {

    @ParameterizedTest(name = "of {0}")
    @DisplayName("have a name each")
    @ValueSource(strings = {"order", "payment", "shipping"})
    void haveANameEach(String service) throws ClassNotFoundException {
        Map<String, Set<Class<?>>> named = shapes(service);

        assertThat(named)
                .isNotEmpty()
                .allSatisfy((name, shapes) -> assertThat(different(shapes))
                        .as("%s; give one of them another with @Schema(name = …)", name)
                        .hasSize(1));
    }

    @Test
    @DisplayName("are found where answers and requests hold them")
    void areFound() throws ClassNotFoundException {
        assertThat(shapes("order")).containsKeys("OrderView", "OrderRequest", "Line", "InspectedUnits", "StoryEntry");
        assertThat(shapes("payment")).containsKeys("PaymentView", "ProvidersDispute", "Disputed");
    }

    /** Shapes with the same components are one to whoever reads them. */
    private static Set<String> different(Set<Class<?>> shapes) {
        Set<String> different = new TreeSet<>();
        for (Class<?> shape : shapes) {
            different.add(Arrays.stream(shape.getRecordComponents())
                    .map(component -> component.getName() + " " + component.getGenericType())
                    .toList()
                    .toString());
        }
        return different;
    }

    private static Map<String, Set<Class<?>>> shapes(String service) throws ClassNotFoundException {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> controller : classes("shop." + service, new AnnotationTypeFilter(RestController.class))) {
            for (Method method : controller.getDeclaredMethods()) {
                if (!AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)) {
                    continue;
                }
                gather(method.getGenericReturnType(), found);
                for (Type parameter : method.getGenericParameterTypes()) {
                    gather(parameter, found);
                }
            }
        }
        // Answers of several forms are named in annotations only.
        for (Class<?> shape : classes("shop." + service + ".http", new AssignableTypeFilter(Record.class))) {
            gather(shape, found);
        }
        if (service.equals("payment")) {
            gather(Class.forName("shop.payment.provider.simulated.PspNotification"), found);
        }
        Map<String, Set<Class<?>>> named = new TreeMap<>();
        found.forEach(shape -> named.computeIfAbsent(nameOf(shape), name -> new LinkedHashSet<>())
                .add(shape));
        return named;
    }

    private static String nameOf(Class<?> shape) {
        Schema told = shape.getAnnotation(Schema.class);
        return told == null || told.name().isEmpty() ? shape.getSimpleName() : told.name();
    }

    private static void gather(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                gather(argument, found);
            }
        } else if (type instanceof WildcardType wildcard) {
            for (Type bound : wildcard.getUpperBounds()) {
                gather(bound, found);
            }
        } else if (type instanceof Class<?> plain
                && plain.isRecord()
                && plain.getName().startsWith("shop.")
                && found.add(plain)) {
            for (RecordComponent component : plain.getRecordComponents()) {
                gather(component.getGenericType(), found);
            }
        }
    }

    private static List<Class<?>> classes(String home, TypeFilter filter) throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        List<Class<?>> classes = new ArrayList<>();
        for (var candidate : scanner.findCandidateComponents(home)) {
            classes.add(Class.forName(candidate.getBeanClassName()));
        }
        return classes;
    }
}
